#pragma once

namespace zubia {

/// The share of the standard normal distribution above `z`.
double normal_upper_tail(double z);

/// The value below which the share `p` (0 < p < 1) of the standard normal distribution lies.
double normal_quantile(double p);

/// The share of the standard normal distribution below `z`.
double normal_lower_tail(double z);

/// The value below which the share `p` of Student's t distribution lies, with `degrees` > 0 of freedom.
double student_quantile(double p, double degrees);

/// The share of the chi-squared distribution above `x` ≥ 0, with `degrees` > 0 of freedom.
double chi_squared_upper_tail(double x, double degrees);

/// The value below which the share `p` of the chi-squared distribution lies.
double chi_squared_quantile(double p, double degrees);

/// How far off centre a chi-squared distribution must lie so that the share `power` of it is above `x`.
double chi_squared_non_centrality(double x, double degrees, double power);

}  // namespace zubia
