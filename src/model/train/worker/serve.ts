import { GpuLost, type Trainer, TrainingFailure } from "../../trainer.ts";
import { cpuTrainer } from "../cpu/trainer.ts";
import { trainMany } from "../many.ts";
import type { FromWorker, Machine, ToWorker, TrainingScope } from "./messages.ts";

const ALIVE_MS = 1000;

/** Makes this worker a training worker: to be called with its scope, once, by the worker's own module. */
export function serveTraining(scope: TrainingScope, trainerFor: (machine: Machine) => Promise<Trainer> = start): void {
	const aborts = new Map<number, AbortController>();
	scope.onmessage = async ({ data: question }) => {
		const { id } = question;
		if (question.ask === "cancel") {
			aborts.get(id)?.abort();
			return;
		}
		const abort = new AbortController();
		aborts.set(id, abort);
		const alive = setInterval(() => scope.postMessage({ id, tell: "alive" }), ALIVE_MS);
		try {
			scope.postMessage(await answer(scope, question, await trainerFor(question.machine), abort.signal));
		} catch (error) {
			scope.postMessage(faultOf(id, error, abort.signal));
		} finally {
			clearInterval(alive);
			aborts.delete(id);
		}
	};
}

async function start(machine: Machine): Promise<Trainer> {
	return machine === "cpu" ? cpuTrainer() : (await import("../fused/trainer.ts")).fusedTrainer();
}

async function answer(
	scope: TrainingScope,
	question: Exclude<ToWorker, { ask: "cancel" }>,
	trainer: Trainer,
	signal: AbortSignal,
): Promise<FromWorker> {
	const { id } = question;
	if (question.ask === "warm-up") {
		await trainer.warmUp?.(question.shape);
		return { id, tell: "done", outcomes: [] };
	}
	const outcomes = await trainMany(trainer, question.jobs, {
		signal,
		onEpoch: (progress) => scope.postMessage({ id, tell: "progress", progress }),
		onCheckpoint: (checkpoints) => scope.postMessage({ id, tell: "checkpoint", checkpoints }),
		resumeFrom: question.resumeFrom,
	});
	const plain = outcomes.map((outcome) =>
		outcome instanceof TrainingFailure ? { reason: outcome.reason, message: outcome.message } : outcome,
	);
	return { id, tell: "done", outcomes: plain };
}

function faultOf(id: number, error: unknown, signal: AbortSignal): FromWorker {
	if (signal.aborted && error === signal.reason) return { id, tell: "cancelled" };
	const message = error instanceof Error ? error.message : String(error);
	return { id, tell: error instanceof GpuLost ? "lost" : "broken", message };
}
