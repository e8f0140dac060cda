import {
	type Checkpoint,
	type TrainedNetwork,
	type Trainer,
	TrainingFailure,
	type TrainingJob,
	type TrainingShape,
	type TrainManyOptions,
	type TrainOptions,
} from "../../trainer.ts";
import { MAX_GPU_LOSSES } from "../webgl.ts";
import type { FailureMessage, FromWorker, Machine, ToWorker, TrainingWorker } from "./messages.ts";

/** A worker that has said nothing for this long, not even that it is alive, is given up. */
const SILENCE_MS = 30_000;

/** Workers that may die before a training is given up: without a GPU the fault must lie elsewhere. */
const MAX_DEATHS = MAX_GPU_LOSSES + 3;

export interface Supervision {
	/** Told when a worker was lost with its GPU: how often this has happened, and one sentence for the page. */
	readonly onLoss?: (losses: number, what: string) => void;
	readonly silenceMs?: number;
}

type Question = Exclude<ToWorker, { ask: "cancel" }>;
type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;
type End = Extract<FromWorker, { tell: "done" | "cancelled" }>;

/**
 * A trainer that lets a worker of its own train on WebGL and outlives it: when the GPU is lost or the worker falls
 * silent, a new one goes on from the last checkpoint and ends with the same bits. After two losses the rest is trained
 * on the CPU, and the result's `remark` says so. `spawn` makes a worker whose module calls `serveTraining`.
 */
export function supervisedTrainer(spawn: () => TrainingWorker, supervision: Supervision = {}): Trainer {
	const supervisor = new Supervisor(spawn, supervision);
	return {
		backend: "webgl",
		train: async (job, options = {}) => {
			const [outcome] = await supervisor.train([job], manyOf(options));
			if (!outcome || outcome instanceof TrainingFailure) throw outcome;
			return outcome;
		},
		trainMany: (jobs, options = {}) => supervisor.train(jobs, options),
		warmUp: (shape) => supervisor.warmUp(shape),
	};
}

/** Options for one job as options for a list of one. */
const manyOf = ({ signal, onEpoch, onCheckpoint, resumeFrom }: TrainOptions): TrainManyOptions => ({
	...(signal && { signal }),
	...(onEpoch && { onEpoch: ([progress]) => progress && onEpoch(progress) }),
	...(onCheckpoint && { onCheckpoint: ([checkpoint]) => checkpoint && onCheckpoint(checkpoint) }),
	...(resumeFrom && { resumeFrom: [resumeFrom] }),
});

/** The worker that a question was put to is gone. */
class WorkerGone extends Error {}

interface Conversation {
	readonly hear: (message: FromWorker) => void;
	readonly drop: (error: Error) => void;
}

class Supervisor {
	readonly #spawn: () => TrainingWorker;
	readonly #supervision: Supervision;
	readonly #conversations = new Map<number, Conversation>();
	#worker: TrainingWorker | null = null;
	#deaths = 0;
	#ids = 0;

	constructor(spawn: () => TrainingWorker, supervision: Supervision) {
		this.#spawn = spawn;
		this.#supervision = supervision;
	}

	get #machine(): Machine {
		return this.#deaths < MAX_GPU_LOSSES ? "webgl" : "cpu";
	}

	async warmUp(shape: TrainingShape): Promise<void> {
		const machine = this.#machine;
		// A worker that is lost over this is lost no earlier than it would have been.
		await this.#ask({ ask: "warm-up", machine, shape }, {}).catch((error: unknown) => {
			if (!(error instanceof WorkerGone)) throw error;
		});
	}

	async train(jobs: readonly TrainingJob[], options: TrainManyOptions): Promise<(TrainedNetwork | TrainingFailure)[]> {
		const before = this.#deaths;
		let checkpoints: readonly (Checkpoint | null)[] = options.resumeFrom ?? jobs.map(() => null);
		const onCheckpoint = (latest: readonly (Checkpoint | null)[]) => {
			checkpoints = latest;
			options.onCheckpoint?.(latest);
		};
		for (;;) {
			const machine = this.#machine;
			try {
				const question = { ask: "train", machine, jobs, resumeFrom: checkpoints } as const;
				const end = await this.#ask(question, { ...options, onCheckpoint });
				if (end.tell === "cancelled") throw options.signal?.reason;
				const remark = remarkOn(this.#deaths - before, machine);
				return end.outcomes.map((outcome) => ("reason" in outcome ? failureFrom(outcome) : { ...outcome, ...remark }));
			} catch (error) {
				if (!(error instanceof WorkerGone)) throw error;
				if (this.#deaths >= MAX_DEATHS) throw new Error(`training: workers die again and again (${error.message})`);
			}
		}
	}

	/** Puts a question to the worker, made anew if there is none. Rejects with `WorkerGone` when it dies over it. */
	#ask(question: Unnumbered<Question>, options: TrainManyOptions): Promise<End> {
		const id = ++this.#ids;
		const { signal } = options;
		const cancel = () => this.#worker?.postMessage({ id, ask: "cancel" });
		let silence: ReturnType<typeof setTimeout> | undefined;
		const silenceMs = this.#supervision.silenceMs ?? SILENCE_MS;
		const listen = () => {
			clearTimeout(silence);
			silence = setTimeout(
				() => this.#bury(`The training worker was silent for ${silenceMs / 1000} seconds.`),
				silenceMs,
			);
		};
		const answer = new Promise<End>((resolve, reject) => {
			signal?.throwIfAborted();
			const hear = (message: FromWorker) => {
				listen();
				if (message.tell === "progress") options.onEpoch?.(message.progress);
				else if (message.tell === "checkpoint") options.onCheckpoint?.(message.checkpoints);
				else if (message.tell === "lost") this.#bury(message.message);
				else if (message.tell === "broken") reject(new Error(message.message));
				else if (message.tell !== "alive") resolve(message);
			};
			this.#conversations.set(id, { hear, drop: reject });
			signal?.addEventListener("abort", cancel);
			this.#worker ??= this.#start();
			this.#worker.postMessage({ id, ...question });
			listen();
		});
		return answer.finally(() => {
			clearTimeout(silence);
			this.#conversations.delete(id);
			signal?.removeEventListener("abort", cancel);
		});
	}

	#start(): TrainingWorker {
		const worker = this.#spawn();
		worker.onmessage = ({ data }) => this.#conversations.get(data.id)?.hear(data);
		worker.onerror = (event) => {
			event.preventDefault();
			this.#bury(event.message || "The training worker crashed.");
		};
		return worker;
	}

	/** Ends the worker. Whoever waits for it will ask a new one. */
	#bury(why: string): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#deaths++;
		this.#supervision.onLoss?.(this.#deaths, why);
		for (const { drop } of [...this.#conversations.values()]) drop(new WorkerGone(why));
	}
}

const failureFrom = ({ reason, message }: FailureMessage) => new TrainingFailure(reason, message);

function remarkOn(deaths: number, machine: Machine): { remark?: string } {
	if (machine === "cpu" && deaths === 0) return { remark: "Trained on the CPU: the GPU was lost twice before." };
	if (machine === "cpu") return { remark: "The GPU was lost twice; the training was finished on the CPU." };
	return deaths === 0 ? {} : { remark: "The GPU was lost once; the training went on from its last checkpoint." };
}
