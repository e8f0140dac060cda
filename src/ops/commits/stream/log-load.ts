import type { Commit } from "../commit.ts";

/** A logarithm of what can be zero. */
const logLoad: Commit = {
	id: "log-load",
	message: "Use ln(load): the raw load is skewed",
	kind: "bad",
	story: "The load is 0 in about one order of eighty, and ln(0) is −∞: no training can use it.",
	day: 66,
	patch: (code) => ({ ...code, features: code.features.map((id) => (id === "load" ? "ln_load" : id)) }),
};

export default logLoad;
