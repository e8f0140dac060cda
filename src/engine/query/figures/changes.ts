import type { OpsEvent } from "../../../ops/events.ts";
import type { Change } from "../change.ts";
import { codeChanges } from "../code-changes.ts";
import { type Dora, doraOfCode, doraOfModels } from "../dora.ts";
import type { Figure } from "../figure.ts";
import { modelChanges } from "../model-changes.ts";

/** The figures of changes, for models and for code the same: how many, how many failed, and the five DORA metrics. */
function figuresOf(
	what: "model" | "code",
	changesOf: (events: readonly OpsEvent[]) => readonly Change[],
	doraOf: (events: readonly OpsEvent[]) => Dora,
): Figure[] {
	const group = `${what} changes` as const;
	const origin = what === "model" ? "its trigger, or a person's first step," : "its commit";
	const ended = ({ failure }: Change) => failure?.ended ?? [];
	const from = (pick: (change: Change) => OpsEvent[]) => (events: readonly OpsEvent[]) =>
		inOrder(changesOf(events).flatMap(pick));
	return [
		{
			id: `${what}-deployments`,
			term: "deployments",
			means: `Changes of the ${what} that reached production.`,
			group,
			unit: "count",
			better: null,
			value: (events) => changesOf(events).length,
			behind: from(({ deployed }) => [deployed]),
		},
		{
			id: `${what}-failed`,
			term: "failed changes",
			means: `Changes of the ${what} that were rolled back, reverted, mended by hand within 14 days, served with a costly skew, or, in hindsight, brought a bad commit.`,
			group,
			unit: "count",
			better: "less",
			value: (events) => changesOf(events).filter(({ failure }) => failure).length,
			behind: from((change) => (change.failure ? [change.deployed, ...[ended(change)].flat()] : [])),
		},
		{
			id: `${what}-lead-time`,
			term: "change lead time",
			means: `Median days from ${origin} to production.`,
			group,
			unit: "days",
			better: "less",
			value: (events) => doraOf(events).leadTime,
			behind: from(({ origin, deployed }) => (origin ? [origin, deployed] : [])),
		},
		{
			id: `${what}-frequency`,
			term: "deployment frequency",
			means: `Changes of the ${what} in production, in 30 days.`,
			group,
			unit: "per 30 days",
			better: null,
			value: (events) => doraOf(events).frequency,
			behind: from(({ deployed }) => [deployed]),
		},
		{
			id: `${what}-recovery`,
			term: "failed deployment recovery time",
			means: "Median days from a failed change to what mended it.",
			group,
			unit: "days",
			better: "less",
			value: (events) => doraOf(events).recoveryTime,
			behind: from((change) => (change.failure?.ended ? [change.deployed, change.failure.ended] : [])),
		},
		{
			id: `${what}-fail-rate`,
			term: "change fail rate",
			means: "Share of the changes that failed.",
			group,
			unit: "share",
			better: "less",
			value: (events) => doraOf(events).failRate,
			behind: from(({ failure, deployed }) => (failure ? [deployed] : [])),
		},
		{
			id: `${what}-rework`,
			term: "deployment rework rate",
			means: "Share of the changes that only put right what another one did.",
			group,
			unit: "share",
			better: "less",
			value: (events) => doraOf(events).reworkRate,
			behind: from(({ remedy, deployed }) => (remedy ? [deployed] : [])),
		},
	];
}

/** Each event once, in the order of their hours. */
const inOrder = (events: readonly OpsEvent[]): OpsEvent[] => [...new Set(events)].sort((a, b) => a.t - b.t);

export const MODEL_CHANGES: readonly Figure[] = figuresOf("model", modelChanges, doraOfModels);
export const CODE_CHANGES: readonly Figure[] = figuresOf("code", codeChanges, doraOfCode);
