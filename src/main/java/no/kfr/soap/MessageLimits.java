package no.kfr.soap;

import java.time.Duration;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.soap.attachment.FileLimits;
import no.kfr.soap.attachment.MessageReceiptInterceptor;
import no.kfr.soap.http.ServerSettings;
import no.kfr.soap.message.XmlLimits;
import no.kfr.soap.room.MessageCost;
import no.kfr.soap.room.Rooms;
import no.kfr.soap.settings.SoapSettings;
import org.springframework.stereotype.Component;

/** How much of a message is read, what it may cost, and how much room there is for all of them. */
@Component
final class MessageLimits {

    private final SoapSettings settings;
    private final FileLimits files;
    private final MessageCost cost;
    private final Rooms rooms;

    MessageLimits(SoapSettings settings, BulkloadSettings bulkload, ServerSettings server) {
        this.settings = settings;
        long rest = messageSize();
        this.files = new FileLimits(
                bulkload.maxContentSize().toBytes(), rest, settings.maxAge().plus(settings.clockTolerance()));
        this.cost = new MessageCost(settings.xmlLimits());
        var most =
                new Rooms.Most(cost.most(Math.max(rest, MessageReceiptInterceptor.SMALL)), cost.most(files.message()));
        long heap = Runtime.getRuntime().maxMemory();
        this.rooms = new Rooms(
                heap,
                settings.uploadBudget(heap, most.large().unproven()),
                settings.uploadWait(),
                most,
                server.maxOperations(),
                server.maxReports());
    }

    /** Bytes of a message without a file. */
    long messageSize() {
        return settings.maxMessageSize().toBytes();
    }

    Duration readTime() {
        return settings.maxReadTime();
    }

    XmlLimits xml() {
        return settings.xmlLimits();
    }

    FileLimits files() {
        return files;
    }

    MessageCost cost() {
        return cost;
    }

    Rooms rooms() {
        return rooms;
    }
}
