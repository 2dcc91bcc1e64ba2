DROP INDEX "booking_one_per_request";--> statement-breakpoint
CREATE INDEX "booking_by_request" ON "booking" USING btree ("practice_id","request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_one_per_request" ON "booking" USING btree ("practice_id","request_id") WHERE state = 'booked';--> statement-breakpoint
-- Whoever missed her operation waits for another, those who did before this migration too.
UPDATE scheduling_request r SET state = 'waiting'
 WHERE r.state = 'booked'
   AND EXISTS (SELECT FROM booking b WHERE b.practice_id = r.practice_id AND b.request_id = r.request_id AND b.state = 'no_show')
   AND NOT EXISTS (SELECT FROM booking b WHERE b.practice_id = r.practice_id AND b.request_id = r.request_id AND b.state = 'booked');
