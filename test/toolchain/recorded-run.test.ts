import { join } from "node:path";
import { build, createServer, type Plugin } from "vite";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { recordedRun } from "../../scripts/vite/recorded-run.ts";
import { contentHash } from "../../src/core/hash.ts";

const FIXTURE = "/test/toolchain/fixtures/record.ts";
const expected = { hash: contentHash("recorded"), hours: 24 };
const common = { root: ROOT, configFile: false, logLevel: "silent" } as const;

async function built(path: string): Promise<{ code: string; files: Map<string, string> }> {
	const result = await build({
		...common,
		plugins: [recordedRun(path)],
		build: {
			write: false,
			copyPublicDir: false,
			rolldownOptions: { input: "virtual:recorded-run", preserveEntrySignatures: "strict" },
		},
	});
	if (Array.isArray(result) || !("output" in result)) throw new Error("expected one build");
	const [entry, ...rest] = result.output;
	const files = new Map(rest.flatMap((file) => (file.type === "asset" ? [[file.fileName, String(file.source)]] : [])));
	return { code: entry.code, files };
}

describe("virtual:recorded-run", () => {
	test("fetches, in a build, a file with what record() gave in Node", async () => {
		const { code, files } = await built(FIXTURE);
		expect([...files.values()].map((text) => JSON.parse(text))).toEqual([expected]);
		expect(code).toContain([...files.keys()][0]?.split("/").at(-1));
	});

	test("is made anew in development when a file behind it changes", async () => {
		const page: Plugin = {
			name: "page",
			resolveId: (id) => (id === "/page.ts" ? id : undefined),
			load: (id) => (id === "/page.ts" ? 'export { default } from "virtual:recorded-run"' : undefined),
		};
		const server = await createServer({
			...common,
			plugins: [page, recordedRun(FIXTURE)],
			server: { middlewareMode: true, ws: false },
		});
		try {
			await server.transformRequest("/page.ts");
			const made = await server.transformRequest("virtual:recorded-run");
			expect(made?.code).toContain(expected.hash);
			const node = server.environments.client.moduleGraph.getModuleById("\0virtual:recorded-run");
			server.watcher.emit("change", join(ROOT, "src/core/clock.ts"));
			await expect.poll(() => node?.transformResult).toBeNull();
		} finally {
			await server.close();
		}
	});

	test("ends the build when record() gives nothing", async () => {
		await expect(built("/test/toolchain/fixtures/record-nothing.ts")).rejects.toThrow(
			/gave nothing that JSON can hold/,
		);
	});
});
