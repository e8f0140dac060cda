import type { EventKind, OpsEvent } from "../../ops/events.ts";
import type { PipelineStep } from "../../ops/pipeline/step-names.ts";
import { count } from "../diagram/format.ts";
import type { Flow, Token } from "../diagram/state.ts";
import { percent } from "./amounts.ts";
import { newest } from "./facts.ts";
import { type Standing, todays } from "./standing.ts";
import { STEP_BOXES } from "./step-nodes.ts";
import { isToday } from "./today.ts";

type Edge = readonly [string, string];

/** What a step hands on, and the arrow to the next. */
const HANDS_ON: readonly { step: PipelineStep; to: PipelineStep; token: Token["kind"] }[] = [
	{ step: "extraction", to: "validation", token: "data" },
	{ step: "validation", to: "preparation", token: "data" },
	{ step: "preparation", to: "training", token: "data" },
	{ step: "training", to: "evaluation", token: "model" },
	{ step: "evaluation", to: "model-validation", token: "model" },
];

/** Which arrows something crosses on the day of an event. */
const CROSSES: readonly { kind: EventKind; edges: readonly Edge[]; token: Token["kind"] }[] = [
	{
		kind: "model.registered",
		edges: [
			["model-validation", "model-registry"],
			["model-registry", "trained-model"],
			["trained-model", "cd-model-serving"],
		],
		token: "model",
	},
	{ kind: "model.deployed", edges: [["cd-model-serving", "prediction-service"]], token: "model" },
];

/** What moves through pipeline, registry and service on the day that is looked at, and what stands still. */
export function pipelineTokens(standing: Standing): Token[] {
	return [...ofTheRun(standing), ...crossings(standing), ...inTrial(standing), ...alerts(standing)];
}

/** The work of the newest run: on every arrow that it crossed today, and before the step that stopped or refused it. */
function ofTheRun({ run, steps, hour }: Standing): Token[] {
	if (!run || !steps) return [];
	return HANDS_ON.flatMap(({ step, to, token }): Token[] => {
		const edge: Edge = [STEP_BOXES[step], STEP_BOXES[to]];
		const id = `run-${run.run}-${step}`;
		if (run.stopped?.step === to) return [{ id, edge, kind: token, state: "queued", label: "stopped" }];
		if (steps[to] === "refused") return [{ id, edge, kind: token, state: "queued", label: "refused" }];
		const attempt = run.attempts.findLast((one) => one.step === step && one.state === "done");
		return attempt && isToday(attempt.ended ?? 0, hour) ? [{ id, edge, kind: token, state: "moving" }] : [];
	});
}

function crossings(standing: Standing): Token[] {
	return CROSSES.flatMap(({ kind, edges, token }) => {
		const event = todays(standing, kind);
		if (!event) return [];
		return edges.map((edge, i): Token => ({ id: `${kind}-${event.t}-${i}`, edge, kind: token, state: "moving" }));
	});
}

function inTrial({ trial }: Standing): Token[] {
	if (!trial || trial.ended !== null) return [];
	const edge: Edge = ["cd-model-serving", "prediction-service"];
	return [
		{
			id: `trial-${trial.version}`,
			edge,
			kind: "model",
			state: "queued",
			label: trial.mode === "shadow" ? "shadow" : percent(trial.share),
		},
	];
}

/** What concerns the data goes to people; what a retraining may mend goes to the trigger as well. */
function alerts(standing: Standing): Token[] {
	return standing.today.flatMap((event, i): Token[] => {
		if (event.kind !== "alert.raised") return [];
		const edges: Edge[] = [["performance-monitoring", "data-analysis"]];
		if (wakesTrigger(event, standing)) edges.push(["performance-monitoring", "trigger"]);
		return edges.map((edge, j) => ({ id: `alert-${event.t}-${i}-${j}`, edge, kind: "alert", state: "moving" }));
	});
}

function wakesTrigger(event: OpsEvent, { policy }: Standing): boolean {
	if (event.kind !== "alert.raised") return false;
	if (event.about === "performance") return policy.triggers.performance.on;
	return event.about === "value skew" && policy.triggers.distribution.on;
}

/** Records that walk: orders to be answered every day, rows to the pipeline on the day of a run, labels to monitoring. */
export function pipelineFlows(standing: Standing): Flow[] {
	const served = newest(standing.events, "day.served");
	const labels = todays(standing, "labels.arrived");
	const extracted = todays(standing, "data.extracted");
	return [
		flow(["feature-store", "prediction-service"], served?.count, "online"),
		flow(["prediction-service", "performance-monitoring"], labels?.count, "labels"),
		// The box says of what: beside this arrow there is no room.
		flow(["feature-store", "data-extraction"], extracted?.rows, ""),
	].flatMap((one) => one ?? []);
}

const flow = (edge: Edge, records: number | undefined, what: string): Flow | null =>
	records === undefined ? null : { edge, records, label: `${count(records)} ${what}`.trim() };
