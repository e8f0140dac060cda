import { serveTraining } from "../model/train/worker/serve.ts";

// The worker that owns the GPU. It is replaced when the GPU is lost; the run in the engine's worker never notices.
serveTraining(self as unknown as Parameters<typeof serveTraining>[0]);
