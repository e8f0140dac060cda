// npm run notices: builds the page and keeps the notices of what is in it as THIRD-PARTY-NOTICES.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./lib/build.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { ROOT } from "./lib/root.mjs";
import { runCommand } from "./lib/stop.mjs";

await runCommand(async () => {
	await ensureDeps();
	await build();
	copyFileSync(join(ROOT, "dist/THIRD-PARTY-NOTICES.txt"), join(ROOT, "THIRD-PARTY-NOTICES"));
	return 0;
});
