// npm run -s lessons: compiles every lesson and proves it on the engine.
import { runMain } from "./lib/main.mjs";

await runMain("/scripts/lesson/main.ts");
