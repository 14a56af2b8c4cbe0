import { validateDescription } from "../../bundle/description.ts";
import { RecipientSteps } from "../recipients/builder-steps.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import { toPerMillion } from "../slos/per-million.ts";
import { type BurnAlertDescription, BurnAlertDescriptionSchema } from "./create-from.ts";

interface BurnAlertState {
  readonly when?: object;
  readonly shared: { readonly description?: string; readonly auto_investigate?: boolean };
  readonly recipients: readonly RecipientDescription[];
}

/**
 * Builds a burn alert with its recipients. Pass it to the builder of an SLO, or to
 * `burnAlerts.createFrom` for an existing SLO. Each step returns a new builder and doesn't change the
 * one that it is called on.
 *
 * @example
 * ```ts
 * const soon = new BurnAlertBuilder().exhaustionTime(240).slack("#alerts");
 * const fast = new BurnAlertBuilder().budgetRate(60, 5).email("on-call@example.com");
 * ```
 *
 * @see https://docs.honeycomb.io/notify/alert/slos/create-burn-alerts
 */
export class BurnAlertBuilder extends RecipientSteps<BurnAlertState> {
  constructor() {
    super({ shared: {}, recipients: [] });
  }

  /**
   * Fires when the error budget is about to run out.
   *
   * @param minutes the time until the budget is projected to run out, in minutes, from 0
   */
  exhaustionTime(minutes: number): this {
    return this.with({ when: { alert_type: "exhaustion_time", exhaustion_minutes: minutes } });
  }

  /**
   * Fires when the error budget decreases quickly.
   *
   * @param windowMinutes the period of the decrease, in minutes: from 60 to the SLO's time period
   * @param decreasePercentage the decrease, in percent of the budget: from 0.0001 to 100
   * @throws HoneycombInputError when the decrease is not valid
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

  /** Sets the description, up to 1023 characters. */
  description(description: string): this {
    return this.with({ shared: { ...this.state.shared, description } });
  }

  /** Starts an investigation when the alert fires. */
  autoInvestigate(enabled = true): this {
    return this.with({ shared: { ...this.state.shared, auto_investigate: enabled } });
  }

  /**
   * Returns the burn alert and its recipients as plain data.
   *
   * @throws HoneycombInputError when the burn alert is not valid
   */
  build(): BurnAlertDescription {
    const { when, shared, recipients } = this.state;
    const description = { burnAlert: { ...when, ...shared }, recipients: [...recipients] };
    return validateDescription(BurnAlertDescriptionSchema, description, "burn alert");
  }

  protected override withRecipient(recipient: RecipientDescription): this {
    return this.with({ recipients: [...this.state.recipients, recipient] });
  }
}
