import { HOURS_PER_DAY } from "../../core/clock.ts";
import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/** Age of the backlog that is delivered, in days. */
const AGE = 3;

/**
 * Stale feature: the job that refreshes the backlog falls behind, and every order is delivered with the backlog of 3 ×
 * strength days earlier, and says so in backlog_age_hours (whole days; Zinkevich, Rules of Machine Learning, rule 10: a
 * table gone stale). Each value is one that was true a few days ago, so no statistic of the inputs can see it; only a
 * check of freshness, or the labels.
 */
const staleFeature: Drift = {
	id: "stale-feature",
	name: "Stale backlog",
	term: "stale feature",
	moves: "the pipe",
	story: "The nightly job hangs: the backlog that the model reads is three days old.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "the backlog is three days old",
	change(law, amount) {
		law.pipe.push({
			name: "stale-feature",
			stage: "source",
			apply(table, { day, past }) {
				const age = Math.max(1, Math.round(AGE * amount));
				const backlog = numbers(past(day - age), "backlog");
				const hours = numbers(table, "backlog_age_hours").map((hour) => hour + HOURS_PER_DAY * age);
				const older = withColumn(table, "backlog", { kind: "number", values: backlog });
				return withColumn(older, "backlog_age_hours", { kind: "number", values: hours });
			},
		});
	},
};

export default staleFeature;
