import type { Action } from "../../ops/actions.ts";
import { encodeOptions, withOptions } from "./drifts.ts";
import { decodeValue, knownField } from "./policy.ts";
import { inLink, LinkError, numberOf } from "./text.ts";

/** Actions of which there is nothing more to say than their hour. */
const PLAIN = {
	prepare: "p",
	train: "t",
	evaluate: "v",
	"hand-over": "h",
	compare: "c",
	correct: "f",
	"run-pipeline": "r",
	"roll-back": "k",
	"rehearse-rollback": "y",
} as const;
/** Actions about a commit. */
const ON_COMMIT = { release: "l", merge: "m", refuse: "x", approve: "a", revert: "b" } as const;
/** Actions about a number that may be left out. */
const NUMBERED = { deploy: ["d", "version"], resume: ["u", "run"] } as const;

const LETTERS = [
	"e",
	...Object.values(PLAIN),
	...Object.values(NUMBERED).map(([letter]) => letter),
	...Object.values(ON_COMMIT),
	"s",
	"n",
	"o",
];

/** What actions are about is named once, and then by its place: drifts in `by`, fields of the policy, commits. */
interface Names {
	readonly by: readonly string[];
	readonly fields: readonly string[];
	readonly commits: readonly string[];
}

const namesIn = (actions: readonly Action[]): Names => ({
	by: once(actions, (one) => (one.do === "drift-on" ? one.drift.id : one.do === "drift-off" ? one.drift : null)),
	fields: once(actions, (one) => (one.do === "set" ? one.field : null)),
	commits: once(actions, (one) => ("commit" in one ? one.commit : null)),
});

const once = (actions: readonly Action[], nameOf: (action: Action) => string | null): string[] => [
	...new Set(actions.flatMap((one) => nameOf(one) ?? [])),
];

/** The parts of a link that carry what a person did: `by=…`, `fields=…`, `patches=…`, `do=…`, those that are needed. */
export function encodeActions(actions: readonly Action[]): string[] {
	const { by, fields, commits } = namesIn(actions);
	let before = 0;
	const steps = actions.map((action) => {
		const wait = (action.at - before).toString(36);
		before = action.at;
		const [letter, ...rest] = encode(action, { by, fields, commits });
		return [`${letter}${wait}`, ...rest].join("_");
	});
	const lists = [
		["by", by.join(".")],
		["fields", fields.map(inLink).join(".")],
		["patches", commits.join(".")],
		["do", steps.join(".")],
	];
	return lists.filter(([, list]) => list !== "").map((part) => part.join("="));
}

/** The letter of an action, and what is said of it after its hour. */
function encode(action: Action, { by, fields, commits }: Names): (string | number)[] {
	switch (action.do) {
		case "drift-on":
			return ["n", `${by.indexOf(action.drift.id)}${encodeOptions(action.drift)}`];
		case "drift-off":
			return ["o", by.indexOf(action.drift)];
		case "extract":
			return ["e", action.window];
		case "deploy":
			return ["d", ...(action.version === undefined ? [] : [action.version])];
		case "resume":
			return ["u", ...(action.run === undefined ? [] : [action.run])];
		case "set":
			return ["s", fields.indexOf(action.field), inLink(action.value)];
		case "release":
		case "merge":
		case "refuse":
		case "approve":
		case "revert":
			return [ON_COMMIT[action.do], commits.indexOf(action.commit)];
		default:
			return [PLAIN[action.do]];
	}
}

/** Reads the `do` of a link, with the lists that it refers to. Throws a LinkError. */
export function decodeActions(text: string, listOf: (key: string) => string): unknown[] {
	const lists = { by: listOf("by"), fields: listOf("fields"), patches: listOf("patches") };
	let at = 0;
	return text.split(".").map((step, i) => {
		const where = `do, action ${i + 1}`;
		const [, letter = "", wait = "", rest] = /^([a-z])([0-9a-z]+)(?:_(.*))?$/.exec(step) ?? [];
		if (letter === "") throw new LinkError(`${where} is “${step.slice(0, 40)}”; allowed: a letter and an hour.`);
		at += Number.parseInt(wait, 36);
		return { at, ...decode(letter, rest, where, lists) };
	});
}

type Lists = Readonly<Record<"by" | "fields" | "patches", string>>;

function decode(letter: string, rest: string | undefined, where: string, lists: Lists): Record<string, unknown> {
	const named = (what: string, list: keyof Lists, place: string): string => {
		const name = lists[list].split(".")[numberOf(place, `${where}, ${what}`)];
		if (name === undefined) throw new LinkError(`${where} names ${what} ${place}; allowed: a place in “${list}”.`);
		return name;
	};
	const plain = keyOf(PLAIN, letter);
	if (plain) return { do: plain };
	const onCommit = keyOf(ON_COMMIT, letter);
	if (onCommit) return { do: onCommit, commit: named("commit", "patches", rest ?? "") };
	for (const [name, [code, field]] of Object.entries(NUMBERED)) {
		if (code === letter) return rest === undefined ? { do: name } : { do: name, [field]: numberOf(rest, where) };
	}
	if (letter === "e") return { do: "extract", window: numberOf(rest ?? "", `${where}, days`) };
	const [place = "", ...others] = (rest ?? "").split("_");
	switch (letter) {
		case "s": {
			const field = knownField(named("field", "fields", place).replaceAll("~", "."), where);
			return { do: "set", field, value: decodeValue(field, others.join("_"), `${where}, ${field}`) };
		}
		case "o":
			return { do: "drift-off", drift: named("drift", "by", place) };
		case "n":
			return { do: "drift-on", drift: withOptions(named("drift", "by", place), others) };
		default:
			throw new LinkError(`${where} is “${letter}”; allowed: ${LETTERS.join(", ")}.`);
	}
}

const keyOf = <K extends string>(codes: Readonly<Record<K, string>>, letter: string): K | undefined =>
	(Object.keys(codes) as K[]).find((name) => codes[name] === letter);
