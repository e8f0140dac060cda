import type { OpsEvent } from "../ops/events.ts";
import { DRIFTS } from "../world/catalogue.ts";
import { readCommand } from "./cli/command.ts";
import { race, summaries } from "./cli/lanes.ts";
import { raceTable } from "./cli/race-table.ts";
import type { Terminal } from "./cli/terminal.ts";
import type { Plan } from "./plan.ts";
import { summaryTable } from "./summary-table.ts";

export const USAGE = [
	"usage: npm run -s simulate -- [plan.json|-] [--level 0,1,2] [--seed N|1..20] [--days N] [--commits none|default]",
	"       [--team learner|persona] [--drift id,id|none|default] [--policy field=value] [--format summary|json|events]",
	"       [--trainer tfjs|cpu]",
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
	const command = asked.value;
	const { plans, levels, seeds, format } = command;
	const [plan] = plans as [Plan];
	if (format === "events") {
		await race(plans, command, (_day, lanes) => {
			for (const event of lanes.flat()) terminal.out(JSON.stringify(event));
		});
		return 0;
	}
	if (format === "summary" && plans.length === 1) {
		const days = (day: number) => terminal.progress?.(`day ${day} of ${plan.days}`);
		const [events] = (await race(plans, command, days)) as [OpsEvent[]];
		terminal.progress?.("");
		for (const line of summaryTable(plan, events)) terminal.out(line);
		return 0;
	}
	const lanes = await summaries(command, terminal);
	terminal.progress?.("");
	if (format === "json") terminal.out(JSON.stringify({ plan, lanes }));
	else for (const line of raceTable(plan, lanes, levels, seeds)) terminal.out(line);
	return 0;
}
