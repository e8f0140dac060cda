// npm run -s calibrate: measures the world and the models against what the design promises.
import { runMain } from "./lib/main.mjs";

await runMain("/src/engine/calibrate.ts");
