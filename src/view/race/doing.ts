import { dayOf } from "../../core/clock.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { caption } from "../system/caption.ts";
import { daysInWords, newest } from "../system/facts.ts";
import type { Scene } from "../system/level0-nodes.ts";
import type { Level } from "./plans.ts";

/** What a lane is doing on the day that is looked at, in a sentence or two. */
export function doing(level: Level, scene: Scene): string {
	if (scene.events.length === 0) return "Model 1 is being made.";
	return level === 0 ? caption(scene) : `${modelInService(scene.events, scene.hour)}`;
}

/** Which model answers, and how old what it knows is. */
function modelInService(events: readonly OpsEvent[], hour: number): string {
	const deployed = newest(events, "model.deployed");
	const registered = eventsOf(events, "model.registered").findLast(({ version }) => version === deployed?.version);
	if (!deployed || !registered) return "No model is in service yet.";
	const age = Math.max(0, dayOf(hour) - 1 - registered.trainedTo);
	return `Model ${deployed.version} answers since day ${Math.max(0, dayOf(deployed.t))}; the newest orders that it learnt from are ${daysInWords(age)} old.`;
}
