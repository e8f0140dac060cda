import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build } from "vite";

/** Bytes, compressed by Brotli, of everything that a worker loads which trains on WebGL or the CPU and does nothing else. */
export async function trainingWorkerBytes(): Promise<number> {
	const result = await build({
		configFile: false,
		logLevel: "error",
		mode: "production",
		define: { "process.env.NODE_ENV": '"production"' },
		build: {
			write: false,
			target: "es2022",
			minify: true,
			modulePreload: false,
			rolldownOptions: {
				input: fileURLToPath(new URL("./minimal.worker.ts", import.meta.url)),
				output: { comments: { legal: false } },
			},
		},
	});
	if (!("output" in result)) throw new Error("vite: one build was expected");
	const chunks = result.output.filter((file) => file.type === "chunk");
	const sizes = await Promise.all(chunks.map(({ code }) => promisify(brotliCompress)(code)));
	return sizes.reduce((sum, { length }) => sum + length, 0);
}
