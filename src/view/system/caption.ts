import { dayOf } from "../../core/clock.ts";
import type { OpsEvent, Step } from "../../ops/events.ts";
import { DRIFTS } from "../../world/catalogue.ts";
import { count, share } from "../diagram/format.ts";
import { newest } from "./facts.ts";
import type { Scene } from "./level0-nodes.ts";

const DONE: Readonly<Record<Exclude<Step, "deploy">, string>> = {
	extract: "The rows are extracted; next they are prepared.",
	prepare: "The rows are prepared; next a model is trained.",
	train: "A model is trained; next it is evaluated.",
	evaluate: "The model is evaluated; next it goes over the wall.",
	"hand-over": "The model lies in the registry; operations have to deploy it.",
};

const driftName = (id: string): string => DRIFTS.find((drift) => drift.id === id)?.name ?? id;

/** What one event means, as a sentence; null for what a caption need not say. */
export function eventInWords(event: OpsEvent): string | null {
	switch (event.kind) {
		case "drift.began":
			return `${driftName(event.drift)}: the world begins to change.`;
		case "drift.ended":
			return `${driftName(event.drift)} is over.`;
		case "complaint.raised":
			return `The weekly report was bad ${event.weeks} weeks running: somebody complains.`;
		case "report.sent":
			return event.bad ? `The weekly report is bad: ${event.lossPerOrder.toFixed(2)} lost per parcel.` : null;
		case "action.refused":
			return `Not done: ${event.reason}`;
		case "data.extracted":
			return `${count(event.rows)} rows of days ${event.from} to ${event.to} are extracted.`;
		case "data.prepared":
			return `${count(event.trainRows)} rows are ready to learn from, ${count(event.testRows)} are held out.`;
		case "preparation.failed":
			return `The preparation failed: ${event.message}`;
		case "model.trained":
			return `A model is trained: loss ${share(event.losses.at(-1) ?? null)}.`;
		case "training.failed":
			return `The training failed: ${event.message}`;
		case "model.evaluated":
			return `On held-out rows the model is right in ${share(event.accuracy)} of the cases.`;
		case "model.registered":
			return `Model ${event.version} went over the wall and lies in the registry.`;
		case "features.compared":
			return event.differs
				? `Compared with the training, ${count(event.differ)} of ${count(event.rows)} parcels reach model ${event.version} with other inputs.`
				: `All ${count(event.rows)} parcels reach model ${event.version} as in training.`;
		case "features.corrected":
			return `The service computes the features of model ${event.version} as the training does.`;
		case "model.deployed":
			return event.replaces === null ? null : `Model ${event.version} now answers instead of model ${event.replaces}.`;
		default:
			return null;
	}
}

/** Two sentences for the day that is looked at: what happened on it, and where things stand. */
export function caption(scene: Scene): string {
	const { events, desk, hour } = scene;
	const today = events
		.filter((event) => event.t >= hour - 24 && event.t > 0)
		.flatMap((event) => eventInWords(event) ?? []);
	const served = newest(events, "day.served");
	const standing = served
		? `Model ${served.version} answered ${count(served.count)} parcels and sent ${count(served.express)} by express.`
		: `Model ${desk.live ?? 1} is in service; its first parcels come today.`;
	const work = desk.work["data scientist"] ?? desk.work["ops engineer"];
	const [role, task] = Object.entries(desk.tasks)[0] ?? [];
	const doing = work
		? `${work.step === "deploy" ? "The ops engineer" : "The data scientist"} is busy until day ${dayOf(work.until)}.`
		: task
			? `The ${role} is ${task.task}.`
			: desk.done && desk.done !== "deploy" && desk.experiment > 0 && desk.live !== desk.registry.at(-1)?.version
				? DONE[desk.done]
				: "Nobody is working on the model.";
	return [...today.slice(-2), ...(today.length < 2 ? [standing] : []), ...(today.length < 1 ? [doing] : [])].join(" ");
}
