import { COMPARISONS, type Goal } from "../../src/lesson/goal-data.ts";
import type { Fail, GoalBlock, Hint, HintWaits } from "../../src/lesson/lesson.ts";
import { METRICS } from "../../src/lesson/metrics.ts";
import { WRONG_PATHS } from "../../src/lesson/wrong-paths.ts";
import { type Attributes, attributesOf, type Directive, wholeOf } from "./attributes.ts";
import { type Context, claim } from "./context.ts";
import { readPattern, readPatterns } from "./event-pattern.ts";
import { compileInline } from "./inline.ts";
import { compileProse } from "./prose.ts";

const LONGEST = 365;

/** `:::goal{...}` with its words, hints and fails. */
export function compileGoal(node: Directive, context: Context): GoalBlock {
	const known = ["id", "metric", "against", ...COMPARISONS, "days", "must", "order", "never", "since", "most"];
	const attributes = attributesOf(node, known, context);
	const id = claim(context, attributes.need("id", "{#name}"), node.position?.start);
	const goal = readGoal(attributes);
	const words = [];
	const hints: Hint[] = [];
	const fails: Fail[] = [];
	for (const child of node.type === "containerDirective" ? node.children : []) {
		if (child.type === "leafDirective" && child.name === "hint") hints.push(compileHint(child, context));
		else if (child.type === "leafDirective" && child.name === "fail") fails.push(compileFail(child, context));
		else words.push(...compileProse([child], context));
	}
	if (words.length === 0) attributes.refuse("it has no words; allowed: what is to be reached, then hints and fails");
	return { kind: "goal", id, words, goal, hints, fails };
}

function readGoal(attributes: Attributes): Goal {
	const { give, refuse } = attributes;
	const must = give("must") ? readPatterns(give("must") as string, refuse) : [];
	const never = give("never") ? readPatterns(give("never") as string, refuse) : [];
	const since = give("since") === undefined ? null : readPattern(give("since") as string, refuse);
	if (since !== null && never.length === 0) refuse("since goes with never");
	const ordered = give("order") !== undefined;
	const most = give("most") ? { most: readMost(give("most") as string, attributes) } : {};
	const metric = give("metric") ?? null;
	if (metric === null) {
		if (must.length === 0) refuse("it asks for nothing; allowed: metric with a comparison, must, or both");
		const wrong = ["against", ...COMPARISONS, "days"].find((name) => give(name) !== undefined);
		if (wrong) refuse(`${wrong} goes with metric`);
		return { metric, comparison: "atLeast", value: 0, days: 1, must, ordered, never, since, ...most };
	}
	const known = METRICS.get(metric);
	if (!known) return refuse(`metric ${metric} is not known; allowed: ${[...METRICS.keys()].join(", ")}`);
	const [comparison, ...more] = COMPARISONS.filter((name) => give(name) !== undefined);
	if (!comparison || more.length > 0) return refuse(`one comparison with a number; allowed: ${COMPARISONS.join(", ")}`);
	const value = Number(give(comparison));
	if (give(comparison)?.trim() === "" || !Number.isFinite(value)) {
		refuse(`${comparison} is "${give(comparison)}"; allowed: a number`);
	}
	const days = wholeOf(attributes, "days", give("days") ?? "1", 1, LONGEST);
	if (days > 1 && known.byDay === null) {
		const daily = [...METRICS.values()].filter(({ byDay }) => byDay !== null).map((one) => one.id);
		refuse(`days is for metrics with days; allowed: ${daily.join(", ")}`);
	}
	const against = readAgainst(attributes);
	const held = { comparison, value, days, must, ordered, never, since, ...most };
	return { metric, ...(against !== undefined && { against }), ...held };
}

/** The level after "level-"; undefined when nothing is compared with. */
function readAgainst({ give, refuse }: Attributes): Goal["against"] {
	const against = give("against");
	if (against === undefined) return undefined;
	const level = ([0, 1, 2] as const).find((one) => against === `level-${one}`);
	return level ?? refuse(`against is "${against}"; allowed: level-0, level-1, level-2`);
}

/** `most="2 policy.set"`: a budget of events. */
function readMost(text: string, attributes: Attributes): Goal["most"] {
	const [, count = "", pattern = ""] = /^(\d+)\s+(.+)$/.exec(text.trim()) ?? [];
	if (!count) return attributes.refuse(`most is "${text}"; allowed: a number and an event, as in most="2 policy.set"`);
	return { count: wholeOf(attributes, "most", count, 1, 100), pattern: readPattern(pattern, attributes.refuse) };
}

function compileHint(node: Directive, context: Context): Hint {
	const attributes = attributesOf(node, ["grade", "after", "missing", "days", "since"], context);
	const grade = wholeOf(attributes, "grade", attributes.need("grade", "1, 2 or 3"), 1, 3) as Hint["grade"];
	return { grade, waits: readWaits(attributes), words: wordsOf(node, attributes, context) };
}

function readWaits(attributes: Attributes): HintWaits {
	const { give, refuse } = attributes;
	const after = give("after");
	const missing = give("missing");
	if ((after === undefined) === (missing === undefined)) {
		return refuse('it waits for one thing; allowed: after="2 attempts", after="event" or missing="event" days=20');
	}
	if (after !== undefined) {
		if (give("days") !== undefined || give("since") !== undefined) refuse("days and since go with missing");
		const count = /^(\d+) attempts?$/.exec(after)?.[1];
		if (count) return { for: "attempts", count: wholeOf(attributes, "after", count, 1, 100) };
		return { for: "event", event: readPattern(after, refuse) };
	}
	const days = wholeOf(attributes, "days", attributes.need("days", "a whole number"), 1, LONGEST);
	const since = give("since");
	return {
		for: "missing",
		event: readPattern(missing as string, refuse),
		days,
		since: since ? readPattern(since, refuse) : null,
	};
}

function compileFail(node: Directive, context: Context): Fail {
	const attributes = attributesOf(node, ["when"], context);
	const allowed = Object.keys(WRONG_PATHS).join(", ");
	const when = attributes.need("when", allowed);
	if (!Object.hasOwn(WRONG_PATHS, when)) attributes.refuse(`wrong path ${when} is not known; allowed: ${allowed}`);
	return { when, words: wordsOf(node, attributes, context) };
}

/** The words in brackets: `::hint[these]{...}`. */
function wordsOf(node: Directive, { refuse }: Attributes, context: Context) {
	if (node.type !== "leafDirective" || node.children.length === 0) {
		return refuse(`it has no words; allowed: ::${node.name}[words]{...}`);
	}
	return compileInline(node.children, context);
}
