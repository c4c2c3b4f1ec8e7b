#include "calendar/lunar.h"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace motcua::calendar {
namespace {

// Instants are Julian days of Terrestrial Time; days of the calendar are legal days (UTC+7).
constexpr double kUnixEpochJulian = 2440587.5;
constexpr double kLegalOffsetDays = 7.0 / 24.0;

double radians(double degrees) { return std::fmod(degrees, 360.0) * std::numbers::pi / 180.0; }
double sine(double degrees) { return std::sin(radians(degrees)); }

/// Terrestrial Time minus Universal Time in days: Espenak and Meeus, polynomial for 2005-2050.
double delta_t_days(double julian) {
  const double years = (julian - 2451544.5) / 365.25;
  return (62.92 + years * (0.32217 + years * 0.005589)) / 86400.0;
}

Date legal_day(double julian_tt) {
  const double days = julian_tt - delta_t_days(julian_tt) - kUnixEpochJulian + kLegalOffsetDays;
  return Date{static_cast<std::int32_t>(std::floor(days))};
}

double julian_of_midnight(Date date) {
  const double universal = date.days - kLegalOffsetDays + kUnixEpochJulian;
  return universal + delta_t_days(universal);
}

struct Term {
  double coefficient;
  int sun, moon, node;  // multiples of the three arguments
};

// Meeus, Astronomical Algorithms, chapter 49: the periodic terms of the new moon, in days. Terms
// with the sun's anomaly shrink with the eccentricity of the Earth's orbit, once per multiple.
constexpr std::array kNewMoonTerms{
    Term{-0.40720, 0, 1, 0},   Term{0.17241, 1, 0, 0},   Term{0.01608, 0, 2, 0},
    Term{0.01039, 0, 0, 2},    Term{0.00739, -1, 1, 0},  Term{-0.00514, 1, 1, 0},
    Term{0.00208, 2, 0, 0},    Term{-0.00111, 0, 1, -2}, Term{-0.00057, 0, 1, 2},
    Term{0.00056, 1, 2, 0},    Term{-0.00042, 0, 3, 0},  Term{0.00042, 1, 0, 2},
    Term{0.00038, 1, 0, -2},   Term{-0.00024, -1, 2, 0}, Term{-0.00007, 2, 1, 0},
    Term{0.00004, 0, 2, -2},   Term{0.00004, 3, 0, 0},   Term{0.00003, 1, 1, -2},
    Term{0.00003, 0, 2, 2},    Term{-0.00003, 1, 1, 2},  Term{0.00003, -1, 1, 2},
    Term{-0.00002, -1, 1, -2}, Term{-0.00002, 1, 3, 0},  Term{0.00002, 0, 4, 0},
};

struct PlanetTerm {
  double at_zero, per_month, coefficient;
};
constexpr std::array kPlanetTerms{
    PlanetTerm{299.77, 0.107408, 0.000325},  PlanetTerm{251.88, 0.016321, 0.000165},
    PlanetTerm{251.83, 26.651886, 0.000164}, PlanetTerm{349.42, 36.412478, 0.000126},
    PlanetTerm{84.66, 18.206239, 0.000110},  PlanetTerm{141.74, 53.303771, 0.000062},
    PlanetTerm{207.14, 2.453732, 0.000060},  PlanetTerm{154.84, 7.306860, 0.000056},
    PlanetTerm{34.52, 27.261239, 0.000047},  PlanetTerm{207.19, 0.121824, 0.000042},
    PlanetTerm{291.34, 1.844379, 0.000040},  PlanetTerm{161.72, 24.198154, 0.000037},
    PlanetTerm{239.56, 25.513099, 0.000035}, PlanetTerm{331.55, 3.592518, 0.000023},
};

/// The k-th new moon after that of 2000-01-06, within seconds for our century.
double new_moon(int k) {
  const double t = k / 1236.85;
  const double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
  const double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t;
  const double node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const double ascending = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  for (const Term& term : kNewMoonTerms) {
    double part = term.coefficient * sine(term.sun * sun + term.moon * moon + term.node * node);
    for (int i = std::abs(term.sun); i > 0 && i <= 2; --i) part *= eccentricity;
    jde += part;
  }
  jde -= 0.00017 * sine(ascending);
  for (const PlanetTerm& term : kPlanetTerms) {
    jde += term.coefficient * sine(term.at_zero + term.per_month * k);
  }
  return jde;
}

/// Apparent longitude of the sun in degrees, 0..360 (Meeus, chapter 25, low accuracy: 0.01 degree,
/// a quarter of an hour). All 383 months of 2020-2050 were compared with another ephemeris; the one
/// term within two hours of a deciding midnight (23 September 2033) decides no leap month.
double sun_longitude(double julian) {
  const double t = (julian - 2451545.0) / 36525.0;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const double centre = (1.914602 - 0.004817 * t) * sine(anomaly) +
                        (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
                        0.000289 * sine(3 * anomaly);
  const double node = 125.04 - 1934.136 * t;
  const double apparent = mean + centre - 0.00569 - 0.00478 * sine(node);
  const double turned = std::fmod(apparent, 360.0);
  return turned < 0 ? turned + 360.0 : turned;
}

/// Which twelfth of its way the sun is in at the beginning of a day; 9 begins at the solstice.
int sector(Date date) { return static_cast<int>(sun_longitude(julian_of_midnight(date)) / 30.0); }

struct Month {
  Date first;
  int length = 0;
  int year = 0;
  int number = 0;
  bool leap = false;
};

/// Numbers the months between two months 11, the first of which is `from`.
void number_months(std::vector<Month>& months, std::size_t from, std::size_t to,
                   const std::vector<int>& sectors) {
  const bool thirteen = to - from == 13;
  const int solstice_year = months[from].first.year();
  bool leap_found = false;
  int number = 11;
  int year = solstice_year;
  for (std::size_t i = from; i < to; ++i) {
    const bool without_term = sectors[i] == sectors[i + 1];
    if (i > from && thirteen && !leap_found && without_term) {
      leap_found = true;
      months[i].leap = true;
    } else if (i > from) {
      number = number == 12 ? 1 : number + 1;
      if (number == 1) ++year;
    }
    months[i].number = number;
    months[i].year = year;
  }
}

std::vector<Month> reckon() {
  constexpr int kFirst = 233;  // new moon of November 2018
  constexpr int kLast = 645;   // new moon of early 2052
  std::vector<Month> months;
  std::vector<int> sectors;
  for (int k = kFirst; k <= kLast; ++k) {
    months.push_back({.first = legal_day(new_moon(k))});
    sectors.push_back(sector(months.back().first));
  }
  std::vector<std::size_t> elevens;
  for (std::size_t i = 0; i + 1 < months.size(); ++i) {
    months[i].length = months[i + 1].first.days - months[i].first.days;
    if (sectors[i] <= 8 && sectors[i + 1] >= 9) elevens.push_back(i);
  }
  for (std::size_t e = 0; e + 1 < elevens.size(); ++e) {
    number_months(months, elevens[e], elevens[e + 1], sectors);
  }
  return months;
}

const std::vector<Month>& months() {
  static const std::vector<Month> kMonths = reckon();
  return kMonths;
}

bool in_range(Date date) { return date.year() >= kFirstYear && date.year() <= kLastYear; }

}  // namespace

std::optional<LunarDate> lunar_of(Date solar) {
  if (!in_range(solar)) return std::nullopt;
  for (const Month& month : months()) {
    const int day = solar.days - month.first.days + 1;
    if (month.number == 0 || day < 1 || day > month.length) continue;
    return LunarDate{month.year, month.number, day, month.leap};
  }
  return std::nullopt;
}

std::optional<Date> solar_of(LunarDate lunar) {
  for (const Month& month : months()) {
    if (month.number == 0 || month.year != lunar.year || month.number != lunar.month) continue;
    if (month.leap != lunar.leap) continue;
    if (lunar.day < 1 || lunar.day > month.length) return std::nullopt;
    const Date date = month.first.plus_days(lunar.day - 1);
    if (!in_range(date)) return std::nullopt;
    return date;
  }
  return std::nullopt;
}

std::optional<int> leap_month(int lunar_year) {
  if (lunar_year < kFirstYear || lunar_year >= kLastYear) return std::nullopt;
  for (const Month& month : months()) {
    if (month.year == lunar_year && month.leap) return month.number;
  }
  return std::nullopt;
}

}  // namespace motcua::calendar
