import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minutesOf } from "../../src/lesson/minutes.ts";
import { type Proof, prove, provingOptions } from "../../src/lesson/prove.ts";
import type { CompiledLesson } from "./compile.ts";
import { type Coverage, coverageFaults, readCoverage } from "./coverage.ts";
import { compileCourse } from "./folders.ts";

/** How far the announced minutes may be from those that the words and tasks come to. */
export const MINUTES_WITHIN = 0.3;

/** What is printed of one lesson. */
export interface LessonReport extends Proof {
	readonly slug: string;
	readonly covers: readonly string[];
	/** As announced, and as its words and tasks come to. */
	readonly minutes: number;
	readonly minutesComputed: number;
}

/** The coverage list of the project at `root`. */
export function coverageOf(root: string): Coverage {
	const file = "lessons/coverage.yaml";
	return readCoverage(readFileSync(join(root, file), "utf8"), file);
}

/** Proves one lesson. */
export async function reportOf(compiled: CompiledLesson, options = provingOptions()): Promise<LessonReport> {
	const { lesson, solution, words } = compiled;
	const { slug, covers, minutes } = lesson.meta;
	const proof = await prove(lesson, solution, options);
	return { slug, covers, ...proof, minutes, minutesComputed: minutesOf(lesson, words) };
}

/** What a report says is wrong, each in a sentence. */
export function faultsOf({ slug, ...report }: LessonReport): string[] {
	const failed = (what: string, held: Readonly<Record<string, boolean>>) =>
		Object.entries(held).flatMap(([name, holds]) => (holds ? [] : [`${slug}: ${what} ${name}`]));
	const { minutes: announced, minutesComputed: computed } = report;
	return [
		...(report.startFails ? [] : [`${slug}: a goal is met without doing anything`]),
		...failed("the solution does not meet every goal on seed", report.solved),
		...failed("every goal has to be met in the order", report.orders),
		...failed("no sentence of its own for the wrong path", report.wrongPaths),
		...report.hintsNotReached.map((hint) => `${slug}: hint ${hint} is never due before its goal is met`),
		...report.failsNotTaken.map((when) => `${slug}: no wrong way of solution.yaml takes ${when}`),
		...(Math.abs(announced - computed) <= MINUTES_WITHIN * announced
			? []
			: [`${slug}: announces ${announced} minutes and takes ${computed.toFixed(1)}`]),
	];
}

/** Compiles and proves every lesson of the project at `root`. */
export async function reportAll(root: string, tell: (report: LessonReport) => void = () => {}) {
	const { lessons } = compileCourse(root);
	const coverage = coverageOf(root);
	const options = provingOptions();
	const reports: LessonReport[] = [];
	for (const compiled of lessons) {
		const report = await reportOf(compiled, options);
		reports.push(report);
		tell(report);
	}
	const faults = [...reports.flatMap(faultsOf), ...coverageFaults(coverage, reports)];
	return { reports, faults, notYetCovered: coverage.notYet };
}
