import type { Plugin } from "vite";

/** What a page of Driftworks may do: load its own files, and nothing else. */
export const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"worker-src 'self'",
	"connect-src 'self'",
	"img-src 'self' data: blob:",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
].join("; ");

/**
 * Writes the policy into the built page. It does not reach workers: for those a host must send it as a header too.
 * The development server goes without, since it puts styles into the page.
 */
export function contentSecurityPolicy(): Plugin {
	return {
		name: "driftworks:content-security-policy",
		apply: "build",
		transformIndexHtml: {
			order: "post",
			handler: () => [
				{
					tag: "meta",
					attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
					injectTo: "head-prepend",
				},
			],
		},
	};
}
