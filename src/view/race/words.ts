import type { Plan } from "../../engine/plan.ts";
import type { Figure } from "../../engine/query/figure.ts";
import { leastLoss, lossBeside } from "../../engine/query/loss-beside.ts";
import { count, share } from "../diagram/format.ts";

const NUMBERS = ["no", "one", "two", "three", "four"];

/** The page in one sentence: what is the same in all lanes, and how many there are. */
export function heading(plans: readonly Plan[]): string {
	const [first] = plans;
	const storm = first && first.drifts.length > 0 ? "One storm" : "One quiet year";
	const commits = first?.commits === "default" ? "one stream of commits" : "no commits";
	return `${storm}, ${commits}, ${NUMBERS[plans.length] ?? plans.length} teams.`;
}

/** Where the race is: "Day 251 of 365." */
export function whereWeAre(day: number, days: number): string {
	return day < 0 ? `${days} days, none played yet.` : `Day ${day} of ${days}.`;
}

/** Money in thousands once there are any: "820", "43.9k". */
export const money = (value: number): string => (value < 1000 ? count(value) : `${(value / 1000).toFixed(1)}k`);

/** How a lane's loss stands to the others': the lowest to the next one, any other to the lowest. */
export function lossInWords(losses: readonly number[], names: readonly string[], lane: number): string {
	const beside = lossBeside(losses, lane);
	if (!beside) return "";
	const name = names[beside.other] as string;
	if (beside.more < 0) return `lowest: ${money(-beside.more)} less than ${name}`;
	return beside.more === 0 ? `the same as ${name}` : `${money(beside.more)} more than ${name}`;
}

/** A figure as the table prints it; a dash where there is nothing to count. */
export function figureText(unit: Figure["unit"], value: number | null): string {
	if (value === null) return "–";
	switch (unit) {
		case "share":
			return share(value);
		case "cost":
		case "hours":
			return count(value);
		case "count":
			return count(value);
		default:
			return value >= 100 ? count(value) : value.toFixed(1);
	}
}

/** What stands behind the name of a figure: its unit, where the name does not say it. */
export const UNIT_WORDS: Readonly<Record<Figure["unit"], string>> = {
	share: "",
	cost: "",
	hours: "",
	trainings: "in trainings",
	days: "days",
	count: "",
	"per 30 days": "per 30 days",
};

/** Groups as the table heads them. */
export const GROUP_WORDS: Readonly<Record<Figure["group"], string>> = {
	service: "Service",
	effort: "Effort",
	time: "Time",
	"model changes": "Changes of the model",
	"code changes": "Changes of the pipeline’s code",
};

/** What a listener hears while the days go by: where the race is, and who loses least. */
export function progressInWords(
	day: number,
	days: number,
	losses: readonly number[],
	names: readonly string[],
): string {
	if (day < 0) return "";
	const lowest = leastLoss(losses);
	const over = day >= days - 1 ? "The race is over." : `Day ${day} of ${days}.`;
	return `${over} ${names[lowest]} has lost least, ${money(losses[lowest] ?? 0)}.`;
}
