import { spawn } from "node:child_process";

/**
 * The program that shows an address in the person's browser, null where there is nobody to look (CI, NO_OPEN, no display).
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, args: string[] } | null}
 */
export function opener(platform, env) {
	if (env["NO_OPEN"] || env["CI"]) return null;
	if (platform === "darwin") return { command: "open", args: [] };
	if (platform === "win32") return { command: "rundll32", args: ["url.dll,FileProtocolHandler"] };
	return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? { command: "xdg-open", args: [] } : null;
}

/**
 * Tries to show `address`; that it cannot is no error, since the address is printed too.
 *
 * @param {string} address
 */
export function openAddress(address) {
	const found = opener(process.platform, process.env);
	if (!found) return;
	const child = spawn(found.command, [...found.args, address], { stdio: "ignore", detached: true });
	child.on("error", () => {});
	child.unref();
}
