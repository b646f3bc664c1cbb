#include "engine/statistics/distributions.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace zubia {

double normal_upper_tail(double z) { return boost::math::cdf(boost::math::complement(boost::math::normal(), z)); }

double normal_lower_tail(double z) { return boost::math::cdf(boost::math::normal(), z); }

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double student_quantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t(degrees), p); }

double chi_squared_upper_tail(double x, double degrees) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(degrees), x));
}

double chi_squared_quantile(double p, double degrees) {
  return boost::math::quantile(boost::math::chi_squared(degrees), p);
}

double chi_squared_non_centrality(double x, double degrees, double power) {
  return boost::math::non_central_chi_squared::find_non_centrality(degrees, x, 1.0 - power);
}

}  // namespace zubia
