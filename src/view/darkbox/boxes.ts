import type { DarkBoxId } from "../../engine/query/dark-box.ts";
import type { Policy } from "../../ops/policy.ts";
import { type PolicyValue, waitsOf } from "../../ops/policy-values.ts";

/** A box that the policy can switch. */
interface BoxSwitch {
	/** Dotted path of the field. */
	readonly field: string;
	readonly on: PolicyValue;
	readonly off: PolicyValue;
	/** Whether it is on in a run of so many days. */
	isOn(policy: Policy, days: number): boolean;
	/** What does not happen while it is off. */
	readonly without: string;
}

interface Box {
	readonly name: string;
	/** What it is in this very program. */
	readonly here: string;
	/** Columns of twelve, as wide as its place in the figure. */
	readonly columns: number;
	/** Only at Levels 1 and 2. */
	readonly switch?: BoxSwitch;
}

const FORTNIGHT = 14;
const NEVER = 365;

/** The thirteen boxes, in the order of DARK_BOXES. */
export const BOXES: Readonly<Record<DarkBoxId, Box>> = {
	configuration: {
		name: "Configuration",
		here: "The policy: windows, thresholds, triggers. A setting changes it from that hour on, and is on the log.",
		columns: 2,
	},
	automation: {
		name: "Automation",
		here: "The orchestrator that runs the steps of the pipeline one after the other, and the calendar that starts it.",
		columns: 2,
		switch: {
			field: "triggers.schedule.everyDays",
			on: FORTNIGHT,
			off: NEVER,
			isOn: ({ triggers: { schedule } }, days) => schedule.on && schedule.everyDays < days,
			without: "only a person, or a monitor, starts the pipeline.",
		},
	},
	"data-collection": {
		name: "Data collection",
		here: "Every order is stored as it came, and its label once the parcel has arrived; a run extracts its window from there.",
		columns: 4,
	},
	"data-verification": {
		name: "Data verification",
		here: "What arrives is held against the schema each day: an anomaly stops a run, calls the data engineer, and the column is kept from the answers until it is repaired.",
		columns: 2,
		switch: {
			field: "data.check",
			on: true,
			off: false,
			isOn: ({ data }) => data.check,
			without: "whatever arrives is answered with, and learnt from.",
		},
	},
	"testing-and-debugging": {
		name: "Testing and debugging",
		here: "Tests of the pipeline's code: by hand at Level 1, by CI and CD at Level 2. It has nothing to do while nobody commits.",
		columns: 2,
	},
	"feature-engineering": {
		name: "Feature engineering",
		here: "The code that turns an order into eight numbers and scales them; from Level 1 on one feature store for training and service.",
		columns: 3,
	},
	"resource-management": {
		name: "Resource management",
		here: "Whose hours go where: the calendars of the people, what waits in them, and the cost of the machines.",
		columns: 3,
	},
	"ml-code": {
		name: "ML code",
		here: "The network and its training by gradient descent. This is what a course on machine learning is about.",
		columns: 1,
	},
	"model-analysis": {
		name: "Model analysis",
		here: "A candidate is evaluated on held-out rows, over all and by region, and held against the model in service.",
		columns: 2,
		switch: {
			field: "pipeline.model-validation",
			on: "evaluation",
			off: "-",
			isOn: (policy) => waitsOf(policy, "model-validation") !== null,
			without: "every model that was trained goes into service.",
		},
	},
	"process-management": {
		name: "Process management",
		here: "Who decides what, and when: reports of the business, complaints, commits and what becomes of them.",
		columns: 3,
	},
	"metadata-management": {
		name: "Metadata management",
		here: "The registry of models, and the record of every step with its artifact by content hash.",
		columns: 4,
	},
	"serving-infrastructure": {
		name: "Serving infrastructure",
		here: "The prediction service that answers every order of a day, and what puts a model into it or takes it out.",
		columns: 5,
	},
	monitoring: {
		name: "Monitoring",
		here: "The instruments that look at inputs, answers and labels, and the trigger that starts the pipeline when the labels fall behind.",
		columns: 3,
		switch: {
			field: "triggers.performance.on",
			on: true,
			off: false,
			isOn: ({ triggers }) => triggers.performance.on,
			without: "the instruments look, and nothing follows from it.",
		},
	},
};
