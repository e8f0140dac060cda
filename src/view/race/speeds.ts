import { SPEEDS } from "../controls/speeds.ts";

/** Days a second without a limit: a race is watched for how it ends. */
export const AS_FAST_AS_IT_GOES = Number.POSITIVE_INFINITY;

export const RACE_SPEEDS: readonly number[] = [...SPEEDS, AS_FAST_AS_IT_GOES];
