import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { OpsEvent } from "../ops/events.ts";
import { DRIFTS } from "../world/catalogue.ts";
import { nodeTrainer, TRAINER_NAMES, type TrainerName } from "./node-trainer.ts";
import { type Parsed, type Plan, parsePlan } from "./plan.ts";
import { summarise } from "./query/summary.ts";
import { run } from "./run.ts";
import { summaryTable } from "./summary-table.ts";

/** Where the command reads and writes; `stdin` is asked only when the plan is "-". */
export interface Terminal {
	stdin(): Promise<string>;
	out(line: string): void;
	err(line: string): void;
}

const FORMATS = ["summary", "json", "events"] as const;

export const USAGE = [
	"usage: npm run -s simulate -- [plan.json|-] [--seed N] [--days N] [--level 0] [--team learner|persona]",
	"       [--drift id,id|none|default] [--format summary|json|events] [--trainer tfjs|cpu]",
	`drifts: ${DRIFTS.map((drift) => drift.id).join(", ")}`,
].join("\n");

/** `npm run simulate`: the engine on a terminal. Resolves to the exit code: 0, or 2 with one line on what was wrong. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
	const asked = await readCommand(argv, terminal);
	if (!asked.ok) {
		terminal.err(asked.error.replace(/\s+/g, " "));
		return 2;
	}
	if (asked.value === "help") {
		terminal.out(USAGE);
		return 0;
	}
	const { plan, format, trainer } = asked.value;
	const events: OpsEvent[] = [];
	for await (const day of run(plan, { trainer: await nodeTrainer(trainer) })) {
		events.push(...day);
		if (format === "events") for (const event of day) terminal.out(JSON.stringify(event));
	}
	if (format === "json") terminal.out(JSON.stringify({ plan, lanes: [summarise(plan, events)] }));
	if (format === "summary") for (const line of summaryTable(plan, events)) terminal.out(line);
	return 0;
}

interface Command {
	readonly plan: Plan;
	readonly format: (typeof FORMATS)[number];
	readonly trainer: TrainerName;
}

const wrong = (error: string): Parsed<never> => ({ ok: false, error });

async function readCommand(argv: readonly string[], terminal: Terminal): Promise<Parsed<Command | "help">> {
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
	for (const key of ["seed", "days", "level"] as const) {
		const text = values[key];
		if (text === undefined) continue;
		if (!/^\d+$/.test(text)) return wrong(`--${key} is "${text}"; allowed: a whole number.`);
		fields[key] = Number(text);
	}
	if (values.team !== undefined) fields["team"] = values.team;
	if (values.drift === "none") fields["drifts"] = [];
	else if (values.drift === "default") delete fields["drifts"];
	else if (values.drift !== undefined) fields["drifts"] = values.drift.split(",").map((id) => ({ id }));
	const plan = parsePlan(fields);
	return plan.ok ? { ok: true, value: { plan: plan.value, format, trainer } } : plan;
}

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
				format: text,
				trainer: text,
				help: { type: "boolean", short: "h" },
			},
		});
		return { ok: true as const, value };
	} catch (error) {
		const [first = ""] = String(error instanceof Error ? error.message : error).split("\n");
		return wrong(
			`${first.split(". ")[0]?.replace(/\.$/, "")}; allowed: --seed, --days, --level, --team, --drift, --format, --trainer, --help.`,
		);
	}
}

async function readInput(file: string | undefined, terminal: Terminal): Promise<Parsed<object>> {
	if (file === undefined) return { ok: true, value: {} };
	let text: string;
	try {
		text = file === "-" ? await terminal.stdin() : readFileSync(file, "utf8");
	} catch {
		return wrong(`plan file "${file}" cannot be read; allowed: a JSON file, or - for standard input.`);
	}
	try {
		const value: unknown = JSON.parse(text);
		if (value !== null && typeof value === "object" && !Array.isArray(value)) return { ok: true, value };
	} catch {
		// Falls through to the one sentence below.
	}
	return wrong(`plan "${file}" is not a JSON object; allowed: {"seed": 7, "drifts": [{"id": "peak-season"}], …}.`);
}

const isOneOf = <const T extends readonly string[]>(options: T, value: string): value is T[number] =>
	options.includes(value);
