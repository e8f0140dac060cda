import { dayOf } from "../../core/clock.ts";
import type { EpochProgress } from "../../model/trainer.ts";
import type { Desk, Work } from "../../ops/desk.ts";
import { DOING } from "../../ops/doing.ts";
import type { OpsEvent, Step } from "../../ops/events.ts";
import { count, share } from "../diagram/format.ts";
import type { NodeState, NodeStatus } from "../diagram/state.ts";
import { daysInWords, newest } from "./facts.ts";

export interface Scene {
	/** The log up to the moment that is looked at, and the hour of that moment. */
	readonly events: readonly OpsEvent[];
	readonly desk: Desk;
	readonly hour: number;
	/** The training that runs this very second. */
	readonly progress: EpochProgress | null;
}

const ORDER: readonly Step[] = ["extract", "prepare", "train", "evaluate", "hand-over"];

/** The state of every box of the Level 0 figure, read from the log. */
export function level0Nodes(scene: Scene): Record<string, NodeState> {
	const { events, desk } = scene;
	const served = newest(events, "day.served");
	const extracted = newest(events, "data.extracted");
	const prepared = newest(events, "data.prepared");
	const unprepared = newest(events, "preparation.failed");
	const trained = newest(events, "model.trained");
	const failed = newest(events, "training.failed");
	const evaluated = newest(events, "model.evaluated");
	const registered = desk.registry.at(-1);
	const waiting = desk.registry.filter((entry) => entry.state === "at the wall").length;
	const failedLast = failed !== undefined && failed.t >= (trained?.t ?? 0);
	return {
		"offline-data": {
			status: "done",
			fact: served ? `${count(served.count)} new today` : "60 days of history",
			detail: "Every delivered row, and its label once the parcel has arrived",
		},
		"data-extraction-and-analysis": step(
			scene,
			"extract",
			extracted ? `${count(extracted.rows)} rows` : "",
			extracted && `Days ${extracted.from} to ${extracted.to}`,
		),
		"manual-experiment-steps": { status: "idle", fact: "" },
		"data-preparation":
			unprepared && unprepared.t >= (prepared?.t ?? 0)
				? { status: "blocked", fact: "failed", detail: unprepared.message }
				: step(
						scene,
						"prepare",
						prepared ? `${count(prepared.trainRows)} : ${count(prepared.testRows)}` : "",
						prepared && `${count(prepared.trainRows)} rows to learn from, ${count(prepared.testRows)} held out`,
					),
		"model-training": failedLast
			? { status: "blocked", fact: "failed", detail: failed.message }
			: step(scene, "train", trained ? `loss ${share(trained.losses.at(-1) ?? null)}` : ""),
		"model-evaluation-and-validation": step(
			scene,
			"evaluate",
			evaluated ? `accuracy ${share(evaluated.accuracy)}` : "",
			evaluated && `On ${count(evaluated.rows)} held-out rows`,
		),
		"trained-model": {
			status: desk.done === "hand-over" || desk.done === "evaluate" || desk.done === "train" ? "done" : "idle",
			fact: registered ? `model ${registered.version}` : "none yet",
		},
		"model-registry": {
			status: waiting > 0 ? "waiting" : "done",
			fact: waiting > 0 ? `model ${registered?.version} waits` : `model ${desk.live ?? "–"} is out`,
			detail: `${desk.registry.length} versions`,
		},
		"model-serving": serving(scene),
		"prediction-service": {
			status: served ? "working" : "idle",
			fact: served ? `${count(served.express)} express` : `model ${desk.live ?? "–"}`,
			detail: served ? `Model ${served.version} sent ${served.express} of ${served.count} parcels by express` : "",
		},
	};
}

function step(scene: Scene, name: Step, fact: string, detail = ""): NodeState {
	const { desk, progress } = scene;
	const work = desk.work["data scientist"];
	if (work?.step === name) {
		if (name === "train" && progress)
			return { status: "working", fact: `epoch ${progress.epoch} of ${progress.epochs}` };
		return inHand(work, scene.hour);
	}
	const done =
		desk.done !== null && ORDER.indexOf(name) <= ORDER.indexOf(desk.done === "deploy" ? "hand-over" : desk.done);
	const status: NodeStatus = done ? "done" : work ? "waiting" : "idle";
	return status === "waiting" ? { status, fact: "waits" } : { status, fact, detail };
}

function inHand(work: Work, hour: number): NodeState {
	if (work.startsAt > hour) {
		return { status: "waiting", fact: `from day ${dayOf(work.startsAt)}`, detail: `Waits to be taken up` };
	}
	const left = Math.max(1, dayOf(work.until) - dayOf(hour) + 1);
	return { status: "working", fact: `${daysInWords(left)} more`, detail: `Somebody is ${DOING[work.step]}` };
}

function serving(scene: Scene): NodeState {
	const { desk, hour } = scene;
	const work = desk.work["ops engineer"];
	if (!work)
		return { status: "idle", fact: "by hand", detail: "Operations write the features a second time for the service" };
	if (work.startsAt > hour) {
		const waits = Math.max(1, dayOf(work.startsAt) - dayOf(hour));
		return {
			status: "waiting",
			fact: `other tickets, ${daysInWords(waits)}`,
			detail: "Operations have other work first",
		};
	}
	return inHand(work, hour);
}
