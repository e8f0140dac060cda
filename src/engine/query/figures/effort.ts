import type { Figure } from "../figure.ts";
import { computeCost, humanHours, trainings } from "../totals.ts";

/** What people and machines put in. */
export const EFFORT: readonly Figure[] = [
	{
		id: "hours",
		term: "human hours",
		means: "Busy hours of all people; waiting does not count.",
		group: "effort",
		unit: "hours",
		better: "less",
		value: humanHours,
		behind: (events) => events.filter(({ hours }) => hours > 0),
	},
	{
		id: "compute",
		term: "compute",
		means: "Cost of machines; 1 is one training on 2,000 rows.",
		group: "effort",
		unit: "trainings",
		better: "less",
		value: computeCost,
		behind: (events) => events.filter(({ cost }) => cost > 0),
	},
	{
		id: "trainings",
		term: "trainings",
		means: "Trainings of a model, failed ones included.",
		group: "effort",
		unit: "count",
		better: null,
		value: trainings,
		behind: (events) =>
			events.filter(({ kind, run }) => (kind === "model.trained" || kind === "training.failed") && run !== 0),
	},
];
