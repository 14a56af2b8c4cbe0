/** The types that the benchmark needs of a package without types. */
declare module "libhoney" {
  export default class Libhoney {
    constructor(options: {
      readonly writeKey: string;
      readonly dataset: string;
      readonly apiHost: string;
      readonly batchSizeTrigger: number;
      readonly batchTimeTrigger: number;
      readonly maxConcurrentBatches: number;
      readonly pendingWorkCapacity: number;
      readonly responseCallback: (responses: readonly unknown[]) => void;
    });
    newEvent(): {
      timestamp: Date;
      add(fields: Readonly<Record<string, unknown>>): void;
      send(): void;
    };
  }
}
