import type { CorsLogOptions } from "./connect.js";

/** The same as `corsLog` of wouldblock/connect, as middleware for Hono. */
export declare function corsLog(
  options?: CorsLogOptions,
): (context: { req: { raw: Request }; res: Response }, next: () => Promise<void>) => Promise<void>;
