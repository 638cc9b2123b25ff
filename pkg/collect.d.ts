/**
 * A handler that receives violation reports of browsers, of `report-uri` and of the Reporting API. It answers 204 once `store`
 * has kept them. No answer holds anything of the request.
 */
export declare function collector(options: CollectorOptions): Collector;

export interface CollectorOptions {
  store: ReportStore;
  /** The longest body that is read, in bytes. Default: 65536. */
  maxBytes?: number;
  /** How many requests may be open at a time. Default: 100. */
  maxOpen?: number;
  /** How many requests a second are taken, of all clients and of one. Default: 200 and 20. */
  rate?: { all?: number; client?: number };
  /** Keeps reports of documents of these origins alone. Left out: of all. */
  origins?: string[];
}

/** @param request any path: the server says which of its paths this is for */
export type Collector = (request: Request, from?: { client?: string }) => Promise<Response>;

export interface ReportStore {
  /** Keeps reports, each a line of JSON without its line break; resolves when they survive the end of the process. */
  append(lines: string[]): Promise<void>;
}
