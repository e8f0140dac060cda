import type { OpsEvent } from "../../ops/events.ts";
import { type ModelChange, modelChanges } from "./model-changes.ts";

type Deployed = ModelChange["deployed"];

/** Deployments of a model during the year; the model that was there before day 0 does not count. */
export const deployments = (events: readonly OpsEvent[]): Deployed[] =>
	modelChanges(events).map(({ deployed }) => deployed);

/** Deployments of a model that degraded the service and needed, or should have had, a remedy (`modelChanges`). */
export const failedChanges = (events: readonly OpsEvent[]): Deployed[] =>
	modelChanges(events).flatMap(({ deployed, failure }) => (failure ? [deployed] : []));
