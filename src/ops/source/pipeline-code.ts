import { type FeatureCode, FIRST_FEATURE_CODE } from "../../model/features.ts";
import { FIRST_CONFIG, type ModelConfig } from "../experiment.ts";

/**
 * The source code of a pipeline as far as commits can change it: how rows become features, how a model is fitted, and
 * how the service computes and answers. Everything here is really executed; `sourceText` prints it as files.
 */
export interface PipelineCode extends ModelConfig {
	/** By area, hours of delivery beyond which rows are dropped from what is learnt; held-out rows stay whole. */
	readonly dropSlower: Readonly<Record<string, number>>;
	/** Columns that the offline extract hands on under another name; the online request keeps the old one. */
	readonly renames: Readonly<Record<string, string>>;
	/** What the serving side of the feature code computes otherwise (`SERVING_SKEWS`); null for nothing. */
	readonly servingSkew: string | null;
	/** Mean milliseconds of look-ups that an answer waits for, beside the computation. */
	readonly lookupMs: number;
	/** Packages that the service imports. */
	readonly packages: readonly string[];
	/** Salt of the training's seed: a change of it is a change of nothing but luck. */
	readonly salt: number;
}

/** What the image of the service has installed. */
export const SERVING_IMAGE: readonly string[] = ["feature-store-client", "model-runtime"];

/** The code of the first day. */
export const FIRST_CODE: PipelineCode = {
	...FIRST_CONFIG,
	features: FIRST_FEATURE_CODE satisfies FeatureCode,
	dropSlower: {},
	renames: {},
	servingSkew: null,
	lookupMs: 0,
	packages: SERVING_IMAGE,
	salt: 0,
};
