import { showHistory } from "./history-view.ts";
import { readData } from "./read-data.ts";
import { showReport } from "./report-view.ts";
import { startTheme } from "./theme.ts";

startTheme();
const data = await readData();
if (data.kind === "report") showReport(data);
else showHistory(data);
document.documentElement.dataset["ready"] = "";
