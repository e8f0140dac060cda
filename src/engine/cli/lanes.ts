import type { OpsEvent } from "../../ops/events.ts";
import { nodeTrainer } from "../node-trainer.ts";
import type { Plan } from "../plan.ts";
import { type LaneSummary, summarise } from "../query/summary.ts";
import { runRace } from "../race.ts";
import type { Command } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** The plans of each seed: the lanes of one race. */
const racesOf = ({ plans, levels }: Command): Plan[][] =>
	Array.from({ length: plans.length / levels.length }, (_, i) =>
		plans.slice(i * levels.length, (i + 1) * levels.length),
	);

/** Runs the lanes of one seed and gives all their events, lane by lane; `each` is told those of every day. */
export async function race(
	plans: readonly Plan[],
	{ trainer }: Pick<Command, "trainer">,
	each: (day: number, events: readonly (readonly OpsEvent[])[]) => void,
): Promise<OpsEvent[][]> {
	const lanes: OpsEvent[][] = plans.map(() => []);
	let day = 0;
	for await (const events of runRace(plans, { trainer: await nodeTrainer(trainer) })) {
		for (const [i, some] of events.entries()) lanes[i]?.push(...some);
		each(++day, events);
	}
	return lanes;
}

/** The summary of every lane, level by level and seed by seed; several seeds on all cores where the terminal can. */
export async function summaries(command: Command, terminal: Terminal): Promise<LaneSummary[]> {
	const races = racesOf(command);
	const { again, cores = 1 } = terminal;
	if (again && cores > 1 && races.length > 1) return inProcesses(command, races, { ...terminal, again, cores });
	const lanes: LaneSummary[] = [];
	for (const [i, plans] of races.entries()) {
		const where = races.length > 1 ? `seed ${i + 1} of ${races.length}, ` : "";
		const events = await race(plans, command, (day) => terminal.progress?.(`${where}day ${day} of ${plans[0]?.days}`));
		for (const [lane, plan] of plans.entries()) lanes.push(summarise(plan, events[lane] as OpsEvent[]));
	}
	return lanes;
}

/** Seeds know nothing of one another: each is a run of the same command, as many at once as there are cores. */
async function inProcesses(
	{ levels, trainer }: Command,
	races: readonly (readonly Plan[])[],
	{ again, cores, progress }: Terminal & Required<Pick<Terminal, "again" | "cores">>,
): Promise<LaneSummary[]> {
	const done: LaneSummary[][] = [];
	let next = 0;
	let finished = 0;
	const worker = async () => {
		for (let i = next++; i < races.length; i = next++) {
			const argv = ["-", "--level", levels.join(","), "--format", "json", "--trainer", trainer];
			const [plan] = races[i] as [Plan];
			const text = await again([...argv, "--team", plan.team], JSON.stringify(plan));
			done[i] = (JSON.parse(text) as { lanes: LaneSummary[] }).lanes;
			progress?.(`${++finished} of ${races.length} seeds`);
		}
	};
	await Promise.all(Array.from({ length: Math.min(cores, races.length) }, worker));
	return done.flat();
}
