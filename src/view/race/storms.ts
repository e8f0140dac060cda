import { canonicalJson } from "../../core/canonical-json.ts";
import type { Plan } from "../../engine/plan.ts";
import { DRIFTS } from "../../world/catalogue.ts";
import { DEFAULT_DRIFTS } from "./plans.ts";

/** Days of a race on offer. */
export const LENGTHS: readonly number[] = [90, 180, 365];

/** A single drift begins here: four weeks to measure the base, and some more. */
export const ONE_DRIFT_FROM = 40;

/** The drifts of a preset: "default", "none", or the id of one drift. */
export function driftsOf(preset: string): Plan["drifts"] {
	if (preset === "default") return DEFAULT_DRIFTS;
	return preset === "none" ? [] : [{ id: preset, from: ONE_DRIFT_FROM }];
}

/** Which preset these drifts are; "own" for none of them. */
export function presetOf(drifts: Plan["drifts"]): string {
	const presets = ["default", "none", ...DRIFTS.map(({ id }) => id)];
	return presets.find((preset) => canonicalJson(driftsOf(preset)) === canonicalJson(drifts)) ?? "own";
}
