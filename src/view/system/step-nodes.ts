import { dayOf } from "../../core/clock.ts";
import type { PipelineRun } from "../../engine/query/pipeline-runs.ts";
import type { PipelineStep } from "../../ops/pipeline/step-names.ts";
import { count, share } from "../diagram/format.ts";
import type { NodeState } from "../diagram/state.ts";
import { clockOf, plural } from "./amounts.ts";
import { newest } from "./facts.ts";
import type { Standing } from "./standing.ts";
import { isToday } from "./today.ts";

/** The box of each step. */
export const STEP_BOXES: Readonly<Record<PipelineStep, string>> = {
	extraction: "data-extraction",
	validation: "data-validation",
	preparation: "data-preparation",
	training: "model-training",
	evaluation: "model-evaluation",
	"model-validation": "model-validation",
};

/** What the newest run made of each step, as the fact of its box and a longer sentence. */
function factOf(step: PipelineStep, { own }: Standing): { fact: string; detail: string } {
	switch (step) {
		case "extraction": {
			const data = newest(own, "data.extracted");
			if (!data) return NOTHING;
			return { fact: `${count(data.rows)} rows`, detail: `Days ${data.from} to ${data.to}` };
		}
		case "validation": {
			const report = newest(own, "data.validated");
			if (!report) return NOTHING;
			const { verdict, drifted } = report;
			if (verdict === "pass") return { fact: "pass", detail: "No anomaly, and no feature that drifted" };
			if (verdict === "value skew")
				return { fact: `${drifted.length} drifted`, detail: `Value skew: ${drifted.join(", ")}` };
			return { fact: "schema skew", detail: report.anomalies.map(({ sentence }) => sentence).join(" ") };
		}
		case "preparation": {
			const rows = newest(own, "data.prepared");
			if (!rows) return NOTHING;
			const detail = `${count(rows.trainRows)} rows to learn from, ${count(rows.testRows)} held out`;
			return { fact: `${count(rows.trainRows)} : ${count(rows.testRows)}`, detail };
		}
		case "training": {
			const trained = newest(own, "model.trained");
			if (!trained) return NOTHING;
			return { fact: `loss ${share(trained.losses.at(-1) ?? null)}`, detail: `On ${count(trained.rows)} rows` };
		}
		case "evaluation": {
			const quality = newest(own, "model.evaluated");
			if (!quality) return NOTHING;
			return { fact: `accuracy ${share(quality.accuracy)}`, detail: `On ${count(quality.rows)} held-out rows` };
		}
		case "model-validation": {
			const report = newest(own, "model.validated");
			if (!report) return NOTHING;
			const passed = report.rules.filter(({ pass }) => pass).length;
			const fact = `${passed} of ${report.rules.length} rules`;
			return { fact, detail: `Measured against model ${report.champion}` };
		}
	}
}

const NOTHING = { fact: "", detail: "" };

/** The six boxes of the pipeline, lit by the newest run in production. */
export function stepNodes(standing: Standing): Record<string, NodeState> {
	const entries = Object.entries(STEP_BOXES) as [PipelineStep, string][];
	return Object.fromEntries(entries.map(([step, id]) => [id, stepState(step, standing)]));
}

function stepState(step: PipelineStep, standing: Standing): NodeState {
	const { run, steps, hour, progress } = standing;
	if (step === "training" && progress) {
		return { status: "working", fact: `epoch ${progress.epoch} of ${progress.epochs}` };
	}
	const said = factOf(step, standing);
	if (!run || !steps) return { status: "idle", ...said };
	if (run.stopped?.step === step) {
		return { status: "blocked", fact: "stopped", detail: run.stopped.because };
	}
	const attempt = run.attempts.findLast((one) => one.step === step);
	switch (steps[step]) {
		case "refused":
			return { status: "blocked", fact: "refused", detail: whyRefused(standing) };
		case "failed":
			return { status: "waiting", fact: "tried again", detail: attempt?.message ?? "" };
		case "running":
			return { status: "working", fact: "under way", detail: `Since ${clockOf(attempt?.started ?? run.started)}` };
		case "waiting":
			return run.ended === null
				? { status: "waiting", fact: "waits" }
				: { status: "idle", fact: "left out", detail: "The policy has no such step" };
		case "done": {
			const today = isToday(attempt?.ended ?? 0, hour);
			return { status: today ? "ran" : "done", ...said };
		}
	}
}

/** The rules that the newest model broke, in their own sentences. */
const whyRefused = ({ own }: Standing): string =>
	(newest(own, "model.validated")?.rules ?? [])
		.filter(({ pass }) => !pass)
		.map(({ sentence }) => sentence)
		.join(" ");

/** The frame around the steps: what the newest run came to. */
export function pipelineNode({ run, hour }: Standing): NodeState {
	if (!run) return { status: "idle", fact: "no run yet" };
	const when = `day ${dayOf(run.started)}`;
	const today = isToday(run.started, hour) || isToday(run.ended ?? 0, hour);
	return { status: today ? "ran" : "done", fact: `run ${run.run}, ${when}: ${outcomeOf(run)}` };
}

/** How a run ended, or where it stands, in a few words. */
export function outcomeOf(run: PipelineRun): string {
	if (run.stopped) return `stopped at ${run.stopped.step}`;
	switch (run.outcome) {
		case "registered":
			return `model ${run.version}`;
		case "refused":
			return "model refused";
		case "tested":
			return "tested";
		case null:
			return `under way, ${plural(new Set(run.attempts.filter(({ state }) => state === "done").map(({ step }) => step)).size, "step")} done`;
	}
}
