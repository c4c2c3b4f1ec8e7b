// How the registers' events and commands are spelled (docs/formats/register_events.md): one
// description for writing, strict reading and input.
#pragma once

#include "base/members.h"
#include "registers/commands.h"
#include "registers/events.h"

namespace motcua::registers {

inline constexpr members::IntegerRule kYearRule{2000, 2099};
inline constexpr members::IntegerRule kNumberRule{1, kYearNumbersMax};

template <class V>
void describe(V& v, Span& e) {
  v("first", e.first);
  v("last", e.last);
}
template <class V>
void describe(V& v, EntrySummary& e) {
  v("person", e.person, members::kName);
  v("matter", e.matter, members::kText);
}
template <class V>
void describe(V& v, Words& e) {
  v("text", e.text, members::kText);
}

template <class V>
void describe_key(V& v, auto& e) {
  v("book", e.book);
  v("year", e.year, kYearRule);
}

template <class V>
void describe(V& v, RangeReserved& e) {
  describe_key(v, e);
  v("device", e.device);
  v("first", e.first);
  v("last", e.last);
}
template <class V>
void describe(V& v, NumberAllotted& e) {
  describe_key(v, e);
  v("number", e.number);
  v("device", e.device);
  v("on", e.on);
  v.opt("page", e.page);
  v.opt("copies", e.copies);
  v.opt("pages", e.pages);
  v.opt("fee", e.fee);
  v.opt("dossier", e.dossier);
  v.opt("procedure", e.procedure);
  v.opt("attested_by", e.attested_by);
  v.part("summary", e.summary);
}
template <class V>
void describe(V& v, NumberSpoiled& e) {
  describe_key(v, e);
  v("number", e.number);
  v("device", e.device);
  v("on", e.on);
  v("ground", e.ground);
  v.opt_part("text", e.text);
}
template <class V>
void describe(V& v, EntryNoted& e) {
  describe_key(v, e);
  v("number", e.number);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, YearClosed& e) {
  describe_key(v, e);
  v("on", e.on);
  v("last", e.last);
  v("used", e.used);
  v("spoiled", e.spoiled);
  v.opt("unused", e.unused);
}

template <class V>
void describe_line(V& v, Line& line) {
  v("person", line.person, members::kName);
  v("matter", line.matter, members::TextRule{1, 1000});
  v.opt("page", line.page, members::IntegerRule{1, 9999});
  v.opt("copies", line.copies, members::IntegerRule{1, 999});
  v.opt("pages", line.pages, members::IntegerRule{1, 9999});
  v.opt("fee", line.fee, members::IntegerRule{1, 1'000'000'000'000});
  v.opt("dossier", line.dossier);
  v.opt("procedure", line.procedure);
  v.opt("attested_by", line.attested_by);
}
template <class V>
void describe(V& v, ReserveRange& c) {
  describe_key(v, c);
  v.opt("device", c.device, members::kWord);
  if (!c.device.empty() && !is_device(c.device)) v.fault("device", InputFault::kBadForm);
  v("count", c.count, members::IntegerRule{1, kRangeMax});
}
template <class V>
void describe(V& v, AllotNumber& c) {
  v("book", c.book);
  describe_line(v, c.line);
}
template <class V>
void describe(V& v, EnterNumber& c) {
  v("book", c.book);
  v("number", c.number, kNumberRule);
  v("on", c.on);
  describe_line(v, c.line);
}
template <class V>
void describe(V& v, SpoilNumber& c) {
  describe_key(v, c);
  v("number", c.number, kNumberRule);
  v("ground", c.ground);
  v.opt("text", c.text, members::TextRule{1, 1000});
}
template <class V>
void describe(V& v, NoteEntry& c) {
  describe_key(v, c);
  v("number", c.number, kNumberRule);
  v("text", c.text, members::TextRule{1, 1000});
}
template <class V>
void describe(V& v, CloseYear& c) {
  describe_key(v, c);
}

}  // namespace motcua::registers
