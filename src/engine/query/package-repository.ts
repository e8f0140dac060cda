import { type CheckResult, type Environment, eventsOf, type OpsEvent } from "../../ops/events.ts";

/** What became of a package in one environment. */
interface PackageInEnvironment {
	readonly environment: Environment;
	/** Hour of its deployment there; null while it has not been. */
	readonly deployed: number | null;
	readonly revision: number | null;
	/** CD's checks of it there, newest; null while they have not run. */
	readonly checks: readonly CheckResult[] | null;
	readonly pass: boolean | null;
	/** Runs in it that are still to succeed, as of the newest checks; null while they have not run. */
	readonly remaining: number | null;
}

/** A built package of the pipeline's components. */
export interface BuiltPackage {
	/** Content hash: what it is known by. */
	readonly package: string;
	readonly commit: string;
	readonly files: readonly string[];
	/** Hour of the build. */
	readonly built: number;
	readonly environments: readonly PackageInEnvironment[];
}

const ENVIRONMENTS: readonly Environment[] = ["test", "pre-production", "production"];

/** The package repository of Level 2: every package in the order of the builds, with how far it went. */
export function packageRepository(events: readonly OpsEvent[]): BuiltPackage[] {
	const deployed = eventsOf(events, "pipeline.deployed");
	const checked = eventsOf(events, "cd.checked");
	return eventsOf(events, "package.built").map(({ package: name, commit, files, t }) => {
		const environments = ENVIRONMENTS.flatMap((environment): PackageInEnvironment[] => {
			const there = deployed.find((one) => one.package === name && one.environment === environment);
			const checks = checked.findLast((one) => one.package === name && one.environment === environment);
			if (!there && !checks) return [];
			const result = {
				checks: checks?.checks ?? null,
				pass: checks?.pass ?? null,
				remaining: checks?.remaining ?? null,
			};
			return [{ environment, deployed: there?.t ?? null, revision: there?.revision ?? null, ...result }];
		});
		return { package: name, commit, files, built: t, environments };
	});
}
