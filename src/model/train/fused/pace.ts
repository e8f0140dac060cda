/** Fewest steps between two readings of the state. */
const READ_STEPS = 32;

/** How long a chunk of steps should take: a cancel waits for two of them. */
const CHUNK_MS = 25;
const MAX_CHUNK_STEPS = 64;

export interface Chunk {
	/** The step it ends with. */
	readonly to: number;
	/** Whether the state is to be read then. */
	readonly read: boolean;
}

/**
 * Cuts a training into chunks by the speed that it shows. The state is read at the end of an epoch, when at least 32
 * steps have passed since the last time and are still to come, and at the end.
 */
export function pacer(from: number, stepsPerEpoch: number, total: number) {
	let step = from;
	let chunkSteps = 8;
	let readAt = nextReading(from, stepsPerEpoch, total);
	let doneStep = from;
	let doneTime = performance.now();
	return {
		nextChunk(): Chunk {
			const near = readAt - step < 1.5 * chunkSteps;
			step = near ? readAt : Math.min(step + chunkSteps, readAt);
			const read = step === readAt;
			if (read) readAt = nextReading(step, stepsPerEpoch, total);
			return { to: step, read };
		},
		/** To be called when the GPU has come to `at`. */
		done(at: number): void {
			const now = performance.now();
			const stepMs = (now - doneTime) / (at - doneStep);
			chunkSteps = Math.min(MAX_CHUNK_STEPS, Math.max(1, Math.round(CHUNK_MS / stepMs)));
			doneStep = at;
			doneTime = now;
		},
	};
}

function nextReading(last: number, stepsPerEpoch: number, total: number): number {
	const due = Math.ceil((last + READ_STEPS) / stepsPerEpoch) * stepsPerEpoch;
	return total - due < READ_STEPS ? total : due;
}
