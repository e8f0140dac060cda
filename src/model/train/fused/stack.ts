import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import {
	type Checkpoint,
	type EpochProgress,
	GpuLost,
	type TrainedNetwork,
	type TrainingFailure,
	type TrainingJob,
} from "../../trainer.ts";
import { checkResult, checkWeights, failureOf } from "../check.ts";
import { pause } from "../pause.ts";
import { oncePerFrame, progressOf } from "../progress.ts";
import { stepsPerEpoch } from "../start.ts";
import { stackData } from "./data.ts";
import { layoutOf } from "./layout.ts";
import { pacer } from "./pace.ts";
import { Session } from "./session.ts";
import { readCheckpoints, startTexels } from "./state.ts";
import { passFence, refuseLost, setFence } from "./wait.ts";

/** Work that the GPU has been given and has not been seen to finish. */
interface InFlight {
	readonly step: number;
	readonly fence: WebGLSync | null;
	/** The state after it, when it was asked for. */
	readonly buffer: WebGLBuffer | null;
}

interface StackOptions {
	readonly signal?: AbortSignal;
	readonly onEpoch?: (progress: readonly EpochProgress[]) => void;
	readonly onCheckpoint?: (checkpoints: readonly Checkpoint[]) => void;
	/** One for each job, all at the same step. */
	readonly resumeFrom?: readonly Checkpoint[];
}

type Outcome = TrainedNetwork | TrainingFailure;

/** Puts `jobs`, all of one shape, on the GPU as they start or go on. */
export function openSession(
	backend: MathBackendWebGL,
	jobs: readonly TrainingJob[],
	from?: readonly Checkpoint[],
): Session {
	const { network, batchSize } = jobs[0] as TrainingJob;
	const layout = layoutOf(network, batchSize, jobs.length);
	const state = () => startTexels(layout, jobs, from);
	return new Session(backend, layout, jobs, stackData(layout, jobs), state, from?.[0]?.step ?? 0);
}

/**
 * Trains `jobs`, all of one shape, side by side. The GPU is given one chunk of steps while it works on the one before;
 * between two chunks others get their turn and the signal is looked at.
 */
export async function trainStack(
	backend: MathBackendWebGL,
	jobs: readonly TrainingJob[],
	options: StackOptions,
): Promise<Outcome[]> {
	const gl = backend.gpgpu.gl as WebGL2RenderingContext;
	refuseLost(gl);
	const inFlight: InFlight[] = [];
	let session: Session | undefined;
	try {
		session = openSession(backend, jobs, options.resumeFrom);
		return await run(session, inFlight, gl, options);
	} catch (error) {
		if (!gl.isContextLost() || error instanceof GpuLost) throw error;
		throw new GpuLost("The browser took the GPU away (WebGL context lost).", { cause: error });
	} finally {
		for (const { fence, buffer } of inFlight) {
			if (fence) gl.deleteSync(fence);
			if (buffer) gl.deleteBuffer(buffer);
		}
		session?.dispose();
	}
}

async function run(
	session: Session,
	inFlight: InFlight[],
	gl: WebGL2RenderingContext,
	options: StackOptions,
): Promise<Outcome[]> {
	const { jobs } = session;
	const { epochs } = jobs[0] as TrainingJob;
	const steps = stepsPerEpoch(jobs[0] as TrainingJob);
	const total = steps * epochs;
	const pace = pacer(session.step, steps, total);
	let checkpoints: readonly Checkpoint[] = options.resumeFrom ?? [];
	const report = oncePerFrame(() => options.onEpoch?.(checkpoints.map(({ losses }) => progressOf(epochs, losses))));
	while (session.step < total || inFlight.length > 0) {
		if (session.step < total) {
			const { to, read } = pace.nextChunk();
			while (session.step < to) session.next();
			const buffer = read ? session.read() : null;
			inFlight.push({ step: to, buffer, fence: setFence(gl) });
		}
		await pause();
		options.signal?.throwIfAborted();
		if (inFlight.length < 2 && session.step < total) continue;
		const [oldest] = inFlight as [InFlight];
		await passFence(gl, oldest.fence);
		inFlight.shift();
		pace.done(oldest.step);
		if (!oldest.buffer) continue;
		const texels = session.take(oldest.buffer);
		refuseLost(gl);
		checkpoints = readCheckpoints(session.layout, texels, jobs[0] as TrainingJob, oldest.step, checkpoints);
		report(oldest.step === total);
		if (checkpoints.every(({ weights }) => failureOf(() => checkWeights(weights)))) break;
		options.onCheckpoint?.(checkpoints);
	}
	return checkpoints.map(
		({ weights, losses }) => failureOf(() => checkResult(weights, losses)) ?? { weights, losses, backend: "webgl" },
	);
}
