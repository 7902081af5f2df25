// Ends at once: `die.mjs EXIT_CODE LINE…`
const [code, ...lines] = process.argv.slice(2);
for (const line of lines) console.error(line);
process.exit(Number(code));
