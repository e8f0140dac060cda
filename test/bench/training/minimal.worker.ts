import type { TrainingScope } from "../../../src/model/train/worker/messages.ts";
import { serveTraining } from "../../../src/model/train/worker/serve.ts";

serveTraining(self as unknown as TrainingScope);
