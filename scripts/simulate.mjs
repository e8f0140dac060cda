// npm run -s simulate: a run of the engine, without a page.
import { runMain } from "./lib/main.mjs";

await runMain("/src/engine/cli.ts");
