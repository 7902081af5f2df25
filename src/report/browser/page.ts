import { readData } from "./read-data.ts";
import { showReport } from "./report-view.ts";
import { startTheme } from "./theme.ts";

startTheme();
showReport(await readData());
document.documentElement.dataset["ready"] = "";
