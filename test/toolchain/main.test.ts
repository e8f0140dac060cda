import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";

const start = () => spawn(process.execPath, ["test/toolchain/fixtures/command.mjs", "--format", "json"], { cwd: ROOT });

test("a command prints what it says and nothing else, reads its input, and leaves with its own code", async () => {
	const child = start();
	child.stdin.end("from stdin\n");
	const code = new Promise((resolve) => child.on("close", resolve));
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const lines = out.trimEnd().split("\n");
	expect(lines[0]).toBe("--format json from stdin 24");
	expect(lines).toHaveLength(20_001);
	expect(err).toBe("a library prints\n");
	expect(await code).toBe(7);
});

test("a command ends quietly when its reader has seen enough", async () => {
	const child = start();
	child.stdin.end();
	child.stdout.once("data", () => child.stdout.destroy());
	const code = new Promise((resolve) => child.on("close", resolve));
	expect(await text(child.stderr)).toBe("a library prints\n");
	expect(await code).toBe(0);
});
