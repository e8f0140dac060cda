import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { allowedInstead, POLICY_FIELDS, policyOf, standardOf } from "../../ops/policy-fields.ts";
import type { PolicyValue } from "../../ops/policy-values.ts";
import { TRAINER_NAMES, type TrainerName } from "../node-trainer.ts";
import { type Parsed, type Plan, parsePlan } from "../plan.ts";
import { NUMBERS_ALLOWED, readNumbers } from "./numbers.ts";
import type { Terminal } from "./terminal.ts";

const FORMATS = ["summary", "json", "events"] as const;

/** What `npm run simulate` is asked for. */
export interface Command {
	/** One plan a lane: every level under every seed, level by level within a seed. */
	readonly plans: readonly Plan[];
	readonly levels: readonly number[];
	readonly seeds: readonly number[];
	readonly format: (typeof FORMATS)[number];
	readonly trainer: TrainerName;
}

const FLAGS = ["seed", "days", "level", "team", "drift", "commits", "policy", "format", "trainer", "help"];

const wrong = (error: string): Parsed<never> => ({ ok: false, error });

/** Reads a command line, and the plan that it names; one sentence on what is wrong. */
export async function readCommand(
	argv: readonly string[],
	terminal: Pick<Terminal, "stdin">,
): Promise<Parsed<Command | "help">> {
	const parsed = readArguments(argv);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	if (values.help) return { ok: true, value: "help" };
	const { format = "summary", trainer = "tfjs" } = values;
	if (!isOneOf(FORMATS, format)) return wrong(`--format is "${format}"; allowed: ${FORMATS.join(", ")}.`);
	if (!isOneOf(TRAINER_NAMES, trainer))
		return wrong(`--trainer is "${trainer}"; allowed: ${TRAINER_NAMES.join(", ")}.`);
	if (positionals.length > 1) return wrong(`arguments are "${positionals.join(" ")}"; allowed: one plan file, or -.`);
	const input = await readInput(positionals[0], terminal);
	if (!input.ok) return input;
	const fields: Record<string, unknown> = { ...input.value };
	if (values.days !== undefined) {
		if (!/^\d+$/.test(values.days)) return wrong(`--days is "${values.days}"; allowed: a whole number.`);
		fields["days"] = Number(values.days);
	}
	const lists: Record<"level" | "seed", number[] | null> = { level: null, seed: null };
	for (const key of ["level", "seed"] as const) {
		const text = values[key];
		if (text === undefined) continue;
		lists[key] = readNumbers(text);
		if (!lists[key]) return wrong(`--${key} is "${text}"; allowed: ${NUMBERS_ALLOWED}.`);
	}
	if (values.drift === "none") fields["drifts"] = [];
	else if (values.drift === "default") delete fields["drifts"];
	else if (values.drift !== undefined) fields["drifts"] = values.drift.split(",").map((id) => ({ id }));
	if (values.commits !== undefined) fields["commits"] = values.commits;
	const policy = readPolicy(values.policy ?? []);
	if (!policy.ok) return policy;
	if (values.policy) fields["policy"] = merged(fields["policy"], policy.value);
	const several = (lists.level?.length ?? 1) * (lists.seed?.length ?? 1) > 1;
	// A learner who does nothing is no team to compare.
	const team = values.team ?? (several ? "persona" : undefined);
	if (team !== undefined) fields["team"] = team;
	const plans = plansOf(fields, lists.level, lists.seed);
	if (!plans.ok) return plans;
	const [first] = plans.value as [Plan];
	const seeds = lists.seed ?? [first.seed];
	if (format === "events" && seeds.length > 1) {
		return wrong(`--format is "events" with ${seeds.length} seeds; allowed: one seed.`);
	}
	return { ok: true, value: { plans: plans.value, levels: lists.level ?? [first.level], seeds, format, trainer } };
}

/** A plan for every seed and level; what is not listed is as the fields have it. */
function plansOf(
	fields: Record<string, unknown>,
	levels: readonly number[] | null,
	seeds: readonly number[] | null,
): Parsed<Plan[]> {
	const plans: Plan[] = [];
	for (const seed of seeds ?? [undefined]) {
		for (const level of levels ?? [undefined]) {
			const given = { ...(seed !== undefined && { seed }), ...(level !== undefined && { level }) };
			const plan = parsePlan({ ...fields, ...given });
			if (!plan.ok) return plan;
			plans.push(plan.value);
		}
	}
	return { ok: true, value: plans };
}

/** `field=value` of the policy, each with the kind of value that its field has. */
function readPolicy(settings: readonly string[]): Parsed<Record<string, unknown>> {
	const fields: [string, PolicyValue][] = [];
	for (const setting of settings) {
		const at = setting.indexOf("=");
		const [field, text] = [setting.slice(0, at), setting.slice(at + 1)];
		if (at < 0) return wrong(`--policy is "${setting}"; allowed: field=value, for example window=14.`);
		if (!POLICY_FIELDS.includes(field)) {
			return wrong(`--policy names "${field}"; allowed: ${POLICY_FIELDS.join(", ")}.`);
		}
		const value = readValue(text, standardOf(field));
		const allowed = allowedInstead(field, value);
		if (allowed) return wrong(`--policy ${field} is "${text}"; allowed: ${allowed}.`);
		fields.push([field, value]);
	}
	return { ok: true, value: policyOf(fields) };
}

function readValue(text: string, like: PolicyValue): PolicyValue {
	if (typeof like === "number" && text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text);
	if (typeof like === "boolean" && (text === "true" || text === "false")) return text === "true";
	return text;
}

/** `over` on top of `base`, group by group. */
function merged(base: unknown, over: unknown): unknown {
	if (!isGroup(base) || !isGroup(over)) return over;
	const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
	return Object.fromEntries([...keys].map((key) => [key, key in over ? merged(base[key], over[key]) : base[key]]));
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

function readArguments(argv: readonly string[]) {
	const text = { type: "string" } as const;
	try {
		const value = parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				seed: text,
				days: text,
				level: text,
				team: text,
				drift: text,
				commits: text,
				policy: { type: "string", multiple: true },
				format: text,
				trainer: text,
				help: { type: "boolean", short: "h" },
			},
		});
		return { ok: true as const, value };
	} catch (error) {
		const [first = ""] = String(error instanceof Error ? error.message : error).split("\n");
		const flags = FLAGS.map((flag) => `--${flag}`).join(", ");
		return wrong(`${first.split(". ")[0]?.replace(/\.$/, "")}; allowed: ${flags}.`);
	}
}

async function readInput(file: string | undefined, terminal: Pick<Terminal, "stdin">): Promise<Parsed<object>> {
	if (file === undefined) return { ok: true, value: {} };
	let text: string;
	try {
		text = file === "-" ? await terminal.stdin() : readFileSync(file, "utf8");
	} catch {
		return wrong(`plan file "${file}" cannot be read; allowed: a JSON file, or - for standard input.`);
	}
	try {
		const value: unknown = JSON.parse(text);
		if (isGroup(value)) return { ok: true, value };
	} catch {
		// Falls through to the one sentence below.
	}
	return wrong(`plan "${file}" is not a JSON object; allowed: {"seed": 7, "drifts": [{"id": "peak-season"}], …}.`);
}

const isOneOf = <const T extends readonly string[]>(options: T, value: string): value is T[number] =>
	options.includes(value);
