import * as v from "valibot";
import { type Plan, PlanSchema } from "../../src/engine/plan.ts";
import { readYaml } from "./yaml-file.ts";

const day = "a whole number of days from 0 to 3650";
const Scenario = v.strictObject(
	{
		day: v.pipe(v.number(day), v.integer(day), v.minValue(0, day), v.maxValue(3650, day)),
		plan: PlanSchema,
	},
	"only day and plan",
);

/** Reads scenario.yaml: the day on which the lesson begins, and the plan that is played up to it. */
export const readScenario = (text: string, file: string): { day: number; plan: Plan } =>
	readYaml(text, file, Scenario).value;
