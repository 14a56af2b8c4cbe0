import { checkDescription } from "../../bundle/description.ts";
import { RecipientSteps } from "../recipients/builder-steps.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import { toPerMillion } from "../slos/per-million.ts";
import { type BurnAlertDescription, BurnAlertDescriptionSchema } from "./create-from.ts";

interface State {
  readonly when?: object;
  readonly shared: { readonly description?: string; readonly auto_investigate?: boolean };
  readonly recipients: readonly RecipientDescription[];
}

/**
 * Builds a burn alert with its recipients. Each step returns a new builder and leaves the one it is
 * called on as it is. An SLO's builder takes it, or `burnAlerts.createFrom` for an SLO that exists.
 *
 * @example
 * ```ts
 * const soon = new BurnAlertBuilder().exhaustionTime(240).slack("#alerts");
 * const fast = new BurnAlertBuilder().budgetRate(60, 5).email("on-call@example.com");
 * ```
 *
 * @see https://docs.honeycomb.io/notify/alert/slos/create-burn-alerts
 */
export class BurnAlertBuilder extends RecipientSteps<State> {
  constructor() {
    super({ shared: {}, recipients: [] });
  }

  /**
   * Fires when the error budget is about to be used up.
   *
   * @param minutes how many minutes before, from 0
   */
  exhaustionTime(minutes: number): this {
    return this.with({ when: { alert_type: "exhaustion_time", exhaustion_minutes: minutes } });
  }

  /**
   * Fires when much of the error budget is used up in a short time.
   *
   * @param windowMinutes how short a time, from 60 to the SLO's own
   * @param decreasePercentage how much of the budget, in per cent: from 0.0001 to 100
   */
  budgetRate(windowMinutes: number, decreasePercentage: number): this {
    const field = "budget_rate_decrease_threshold_per_million";
    return this.with({
      when: {
        alert_type: "budget_rate",
        budget_rate_window_minutes: windowMinutes,
        [field]: toPerMillion(field, decreasePercentage),
      },
    });
  }

  /** What the alert is about, up to 1023 characters. */
  description(description: string): this {
    return this.with({ shared: { ...this.state.shared, description } });
  }

  /** Whether Honeycomb starts an investigation when it fires. */
  autoInvestigate(enabled = true): this {
    return this.with({ shared: { ...this.state.shared, auto_investigate: enabled } });
  }

  /**
   * The burn alert with all that it needs besides its SLO, as plain data.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): BurnAlertDescription {
    const { when, shared, recipients } = this.state;
    const description = { burnAlert: { ...when, ...shared }, recipients: [...recipients] };
    return checkDescription(BurnAlertDescriptionSchema, description, "burn alert");
  }

  protected override withRecipient(recipient: RecipientDescription): this {
    return this.with({ recipients: [...this.state.recipients, recipient] });
  }
}
