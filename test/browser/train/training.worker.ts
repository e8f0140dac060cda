import type { ToWorker, TrainingScope } from "../../../src/model/train/worker/messages.ts";
import { serveTraining } from "../../../src/model/train/worker/serve.ts";
import { countGlCalls } from "./gl-calls.ts";

const scope: TrainingScope = { postMessage: (message) => self.postMessage(message), onmessage: null };
serveTraining(scope);

/** A training worker, which loses its WebGL context right after draw `loseAfterDraw`, if it was sent one. */
self.onmessage = ({ data }: MessageEvent<ToWorker | { loseAfterDraw: number }>) => {
	if (!("loseAfterDraw" in data)) {
		scope.onmessage?.({ data } as MessageEvent<ToWorker>);
		return;
	}
	countGlCalls((gl, draws) => {
		if (draws === data.loseAfterDraw) gl.getExtension("WEBGL_lose_context")?.loseContext();
	});
};
