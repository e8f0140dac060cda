// npm run build: the page, into dist/.
import { build } from "./lib/build.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { runCommand } from "./lib/stop.mjs";

await runCommand(async () => {
	await ensureDeps();
	await build();
	return 0;
});
